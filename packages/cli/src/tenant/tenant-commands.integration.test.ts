import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";
import { runPortal } from "../testing/run-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal[Symbol.asyncDispose]());

interface StoredTenant {
  id: string;
  title: string;
  updated_at: Date;
  disabled_at: Date | null;
}

async function storedTenant(slug: string): Promise<StoredTenant | undefined> {
  const { rows } = await portal.testDatabase.inspect.query<StoredTenant>("select * from tenants where slug = $1", [
    slug,
  ]);
  return rows[0];
}

describe("portal tenant create", () => {
  it("makes a tenant of a slug and a name", async () => {
    const { stdout, exitCode } = await portal.run("tenant", "create", "--slug", "initech", "--name", "Initech");

    expect(exitCode).toBe(0);
    const tenant = await storedTenant("initech");
    expect(stdout).toBe(
      `Tenant initech is made: its id is ${tenant?.id ?? "missing"}, its portal is at http://localhost:3000/initech\n`,
    );
    expect(tenant).toMatchObject({
      name: "Initech",
      title: "Initech",
      hostname: null,
      locale: "en",
      display_id_prefix: "REQ",
      contact_form_enabled: true,
      categories: [],
      disabled_at: null,
    });
  });

  it("keeps everything that is said of one", async () => {
    const { stdout } = await portal.run(
      ...["tenant", "create", "--slug", "umbrella", "--name", "Umbrella", "--title", "Umbrella Help"],
      ...["--description", "Ask us.", "--hostname", "Help.Umbrella.Example", "--primary-color", "#7A1F5C"],
      ...["--logo-url", "https://cdn.example/u.svg", "--locale", "de-AT", "--prefix", "UMB"],
      ...["--category", "Labs", "--category", "Legal", "--closed", "--json"],
    );

    const tenant = await storedTenant("umbrella");
    expect(JSON.parse(stdout)).toEqual({
      id: tenant?.id,
      slug: "umbrella",
      portal_url: "http://localhost:3000/umbrella",
    });
    expect(tenant).toMatchObject({
      title: "Umbrella Help",
      description: "Ask us.",
      hostname: "help.umbrella.example",
      primary_color: "#7a1f5c",
      logo_url: "https://cdn.example/u.svg",
      locale: "de-AT",
      display_id_prefix: "UMB",
      categories: ["Labs", "Legal"],
      contact_form_enabled: false,
    });
  });

  it.each([
    [["--slug", "acme", "--name", "A"], 4, "The slug acme is taken by Acme.\n"],
    [
      ["--slug", "acme-two", "--name", "A", "--hostname", "help.acme.localhost"],
      4,
      "The host name help.acme.localhost is taken by acme.\n",
    ],
    [
      ["--slug", "acme-two", "--name", "A", "--hostname", "globex.localhost"],
      4,
      "globex.localhost belongs to the tenant with the slug globex without being given.\n",
    ],
    [["--slug", "acme-two", "--name", "A", "--hostname", "localhost"], 4, "localhost is the portal's own host name.\n"],
    [["--slug", "development", "--name", "A"], 4, "/development is the portal's own path.\n"],
    [
      ["--slug", "Acme", "--primary-color", "red"],
      2,
      "--slug should be a tenant's slug, such as acme: small letters, digits and single hyphens.\n" +
        "--name is required.\n--primary-color should be a colour such as #0b5fff.\n",
    ],
  ])("refuses %j with exit code %i and a sentence", async (args, exitCode, stderr) => {
    expect(await portal.run("tenant", "create", ...args)).toEqual({ stdout: "", stderr, exitCode });
    expect(await storedTenant("acme-two")).toBeUndefined();
  });

  it("says which setting is missing when the owner's address is not known", async () => {
    const { OWNER_DATABASE_URL: _, ...withoutOwner } = portal.environment;

    expect(await runPortal(["tenant", "list"], withoutOwner)).toEqual({
      stdout: "",
      stderr: "Only the database's owner may do this: set OWNER_DATABASE_URL.\n",
      exitCode: 3,
    });
  });
});

describe("portal tenant update", () => {
  it("names whose pages may call the API, all of them or none, and lists them", async () => {
    const update = ["tenant", "update", "--slug", "globex"];
    const listed = async () =>
      readJsonLines((await portal.run("tenant", "list", "--json")).stdout).find(({ slug }) => slug === "globex");
    const origins = ["https://www.globex.example", "http://localhost:5173"];

    await portal.run(...update, ...origins.flatMap((origin) => ["--allowed-origin", origin]));
    expect(await listed()).toMatchObject({ allowed_origins: origins });
    await portal.run(...update, "--no-allowed-origin");
    expect(await listed()).toMatchObject({ allowed_origins: [] });
  });

  it("changes what is named and nothing else", async () => {
    const before = await storedTenant("acme");

    const { exitCode } = await portal.run(
      ...["tenant", "update", "--slug", "acme", "--title", "Ask Acme", "--no-logo-url", "--no-category", "--closed"],
    );

    expect(exitCode).toBe(0);
    const after = await storedTenant("acme");
    expect(after).toEqual({
      ...before,
      title: "Ask Acme",
      logo_url: null,
      categories: [],
      contact_form_enabled: false,
      updated_at: after?.updated_at,
    });
    expect(after?.updated_at).not.toEqual(before?.updated_at);
  });

  it("disables and enables", async () => {
    await portal.run("tenant", "update", "--slug", "globex", "--disable");
    const disabled = await storedTenant("globex");
    await portal.run("tenant", "update", "--slug", "globex", "--disable");
    const stillDisabled = await storedTenant("globex");
    await portal.run("tenant", "update", "--slug", "globex", "--enable");

    expect(disabled?.disabled_at).toBeInstanceOf(Date);
    expect(stillDisabled?.disabled_at).toEqual(disabled?.disabled_at);
    expect((await storedTenant("globex"))?.disabled_at).toBeNull();
  });

  it.each([
    [["--slug", "acme"], 2, "Nothing is to be changed: name an option besides --slug.\n"],
    [["--slug", "acme", "--open", "--closed"], 2, "Option '--closed' cannot be used with option '--open'.\n"],
    [["--slug", "acme", "--hostname", "help.globex.localhost"], 4, "Another tenant has this host name.\n"],
    [
      ["--slug", "nobody", "--open"],
      3,
      "No tenant has the slug nobody; `portal tenant list` shows those that exist.\n",
    ],
  ])("refuses %j with exit code %i and a sentence", async (args, exitCode, stderr) => {
    expect(await portal.run("tenant", "update", ...args)).toEqual({ stdout: "", stderr, exitCode });
  });
});

describe("portal tenant list", () => {
  it("lists tenants by slug, for people and for programs", async () => {
    const [table, json] = await Promise.all([portal.run("tenant", "list"), portal.run("tenant", "list", "--json")]);

    expect(table.stdout).toMatch(/^SLUG +NAME +HOST NAME +STATE +ID\nacme +Acme /);
    const [acme] = json.stdout.split("\n");
    expect(JSON.parse(acme ?? "")).toMatchObject({
      id: "11111111-1111-4111-8111-111111111111",
      slug: "acme",
      name: "Acme",
      hostname: "help.acme.localhost",
    });
  });
});

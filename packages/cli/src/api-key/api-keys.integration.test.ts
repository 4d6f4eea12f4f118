import { createTestDatabase, type TestDatabase } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Outcome, type PortalEnvironment, runPortal } from "../testing/run-portal.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";

let db: TestDatabase;
let environment: PortalEnvironment;
beforeAll(async () => {
  db = await createTestDatabase();
  environment = { DATABASE_URL: db.webUrl, INTAKE_DATABASE_URL: db.intakeUrl };
});
afterAll(() => db.drop());

const shownSchema = z.object({ id: z.uuid(), key: z.string(), expires_at: z.string().nullable() });
const create = ["api-keys", "create", "--tenant", "acme", "--name", "CRM", "--scope", "conversations:write"];

function portal(...args: string[]): Promise<Outcome> {
  return runPortal(args, environment);
}

describe("portal api-keys", () => {
  it("creates a key, rotates and revokes it, and leaves a trail of that", async () => {
    const created = shownSchema.parse(JSON.parse((await portal(...create, "--json")).stdout));
    expect(created.key).toMatch(/^hck_[0-9A-Za-z]{79}$/);
    expect(created.expires_at).toBeNull();

    const rotated = await portal("api-keys", "rotate", "--tenant", "acme", "--id", created.id, "--json");
    const fresh = shownSchema.parse(JSON.parse(rotated.stdout));
    const revoked = await portal("api-keys", "revoke", "--tenant", "acme", "--id", fresh.id);
    expect(revoked.stdout).toBe(`Key ${fresh.id} is revoked; every process refuses it within 10 seconds.\n`);

    const trail = readJsonLines((await portal("audit", "--tenant", "acme", "--json")).stdout);
    expect(trail).toMatchObject([
      { action: "api_key.revoked", actor_kind: "operator", api_key_id: fresh.id },
      { action: "api_key.created", api_key_id: fresh.id },
      { action: "api_key.rotated", api_key_id: created.id },
      { action: "api_key.created", api_key_id: created.id },
    ]);
  });

  it("lists keys by their beginnings", async () => {
    const { id, key } = shownSchema.parse(JSON.parse((await portal(...create, "--json")).stdout));

    const listed = await portal("api-keys", "list", "--tenant", "acme", "--json");
    expect(readJsonLines(listed.stdout).at(-1)).toMatchObject({
      id,
      name: "CRM",
      prefix: key.slice(0, 12),
      scopes: ["conversations:write"],
      state: "good",
      last_used_at: null,
      revoked_at: null,
    });
    const table = (await portal("api-keys", "list", "--tenant", "acme")).stdout;
    expect(table).toContain(`${key.slice(0, 12)}…`);
    expect(listed.stdout + table).not.toContain(key.slice(12));
    expect((await portal("api-keys", "list", "--tenant", "globex")).stdout).toMatch(/^The tenant has no API keys/);
  });

  it("creates a key with an end, and says so to people", async () => {
    const outcome = await portal(...create, "--scope", "attachments:write", "--expires-in-days", "30");

    const [first = "", second = ""] = outcome.stdout.split("\n");
    expect(first).toMatch(/^Key \S+ is good for conversations:write, attachments:write until \S+\.$/);
    const endsInDays = (Date.parse(/until (\S+)\.$/.exec(first)?.[1] ?? "") - Date.now()) / 86_400_000;
    expect(endsInDays).toBeCloseTo(30, 1);
    expect(second).toMatch(/^The key, shown this once: hck_\w{79}$/);
  });

  it.each([
    [
      ["--scope", "everything"],
      "--scope should be one of conversations:write, conversations:on-behalf, attachments:write.",
    ],
    [["--expires-in-days", "0"], "--expires-in-days should be a whole number from 1 to 3650."],
    [["--name", "x".repeat(101)], "--name should have at most 100 characters."],
  ])("refuses %j", async (args, sentence) => {
    expect(await portal(...create, ...args)).toMatchObject({ exitCode: 2, stdout: "", stderr: `${sentence}\n` });
  });

  it("asks for a scope: no key is good for everything by itself", async () => {
    const outcome = await portal("api-keys", "create", "--tenant", "acme", "--name", "CRM");

    expect(outcome).toMatchObject({ exitCode: 2, stderr: "--scope is required.\n" });
  });

  it.each(["rotate", "revoke"])("does not %s what is another tenant's or gone already", async (verb) => {
    const { id } = shownSchema.parse(JSON.parse((await portal(...create, "--json")).stdout));

    expect(await portal("api-keys", verb, "--tenant", "globex", "--id", id)).toMatchObject({ exitCode: 3, stdout: "" });
    await db.inspect.query("update api_keys set revoked_at = now() where id = $1", [id]);
    expect(await portal("api-keys", verb, "--tenant", "acme", "--id", id)).toMatchObject({ exitCode: 3, stdout: "" });
  });
});

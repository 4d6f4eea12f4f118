import { closeServices, createCaller, createContext, createServices } from "@portal/api";
import { demoTenants } from "@portal/db/testing";
import { readSettings } from "@portal/settings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";

const ada = ["token", "--tenant", "acme", "--email", " Ada@Example.com", "--name", "Ada Lovelace"];
const mintedSchema = z.strictObject({
  token: z.string().regex(/^[\w-]+(?:\.[\w-]+){2}$/),
  expires_at: z.iso.datetime(),
  tenant_id: z.uuid(),
  requester_id: z.uuid(),
});

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal[Symbol.asyncDispose]());

describe("portal token", () => {
  it("prints a token and nothing else, and the portal takes it for that person", async () => {
    const { stdout, stderr, exitCode } = await portal.run(...ada);

    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    await submitAs(`Bearer ${stdout.trim()}`);
    const listed = await portal.run("conversations", "--tenant", "acme", "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject({
      subject: "Sent with a token",
      requester_verification: "token",
      requester_name: "Ada Lovelace",
      contact: { email: "ada@example.com", name: "Ada Lovelace" },
    });
  });

  it("says with --json whose it is and until when", async () => {
    const before = Date.now();
    const { stdout } = await portal.run(...ada, "--expires-in", "60", "--json");

    const minted = mintedSchema.parse(JSON.parse(stdout));
    expect(Object.keys(minted)).toEqual(["token", "expires_at", "tenant_id", "requester_id"]);
    expect(minted.tenant_id).toBe(demoTenants.acme.id);
    const secondsLeft = (Date.parse(minted.expires_at) - before) / 1000;
    expect(secondsLeft).toBeGreaterThan(58);
    expect(secondsLeft).toBeLessThan(90);
  });

  it.each([
    [["token"], 2, "--tenant is required.\n--email is required.\n--name is required.\n"],
    [[...ada, "--expires-in", "86401"], 2, "--expires-in should be a whole number from 1 to 86400.\n"],
    [[...ada, "--emial", "x"], 2, "Unknown option '--emial': did you mean --email?\n"],
    [
      ["token", "--tenant", "nobody", "--email", "a@b.co", "--name", "A"],
      3,
      "No tenant has the slug nobody; `portal tenant list` shows those that exist.\n",
    ],
  ])("ends %j with exit code %i and a sentence", async (args, exitCode, stderr) => {
    expect(await portal.run(...args)).toEqual({ stdout: "", stderr, exitCode });
  });

  it("mints none for a disabled tenant", async () => {
    await portal.run("tenant", "update", "--slug", "globex", "--disable");

    const { stderr, exitCode } = await portal.run("token", "--tenant", "globex", "--email", "a@b.co", "--name", "A");

    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^Tenant globex is disabled; .*--enable` changes that\.\n$/);
  });
});

async function submitAs(header: string): Promise<void> {
  const { webUrl, intakeUrl } = portal.testDatabase;
  const settings = readSettings({ PORTAL_DATA_DIR: portal.dataDir, PORTAL_LOG_LEVEL: "silent" });
  const services = await createServices(settings, { webUrl, intakeUrl });
  try {
    const context = createContext(services, {
      door: "rest",
      requestId: "token-test",
      clientAddress: "127.0.0.1",
      tenant: { ids: [] },
      credentials: { kind: "authorization", header },
    });
    await createCaller(context).conversation.create({ subject: "Sent with a token", description: "Hello." });
  } finally {
    await closeServices(services);
  }
}

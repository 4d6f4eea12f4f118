import { webhookEventTypes } from "@portal/contract";
import { createTestDatabase, type TestDatabase } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Outcome, type PortalEnvironment, runPortal } from "../testing/run-portal.ts";

let db: TestDatabase;
let environment: PortalEnvironment;
beforeAll(async () => {
  db = await createTestDatabase();
  environment = { DATABASE_URL: db.webUrl, INTAKE_DATABASE_URL: db.intakeUrl };
});
afterAll(() => db.drop());

const production = {
  PORTAL_MODE: "production",
  PORTAL_PUBLIC_URL: "https://help.example.com",
  SMTP_URL: "smtps://mail.example.com",
};
const addedSchema = z.object({ id: z.uuid(), secret: z.string() });

function portal(...args: string[]): Promise<Outcome> {
  return runPortal(args, environment);
}

describe("portal webhooks", () => {
  it("adds an endpoint, shows its secret once, lists, rotates, tests and removes it", async () => {
    const added = await portal("webhooks", "add", "--tenant", "acme", "--url", "https://hooks.example.com/a", "--json");
    const { id, secret } = addedSchema.parse(JSON.parse(added.stdout));
    expect(secret).toMatch(/^whsec_/);

    const listed = await portal("webhooks", "list", "--tenant", "acme", "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject({ id, url: "https://hooks.example.com/a", disabled_at: null });
    expect(listed.stdout).not.toContain("whsec_");
    expect((await portal("webhooks", "list", "--tenant", "globex")).stdout).toBe("The tenant has no endpoints.\n");

    const rotated = await portal("webhooks", "rotate-secret", "--tenant", "acme", "--id", id, "--json");
    expect(addedSchema.parse(JSON.parse(rotated.stdout)).secret).toMatch(/^whsec_/);
    expect(rotated.stdout).not.toContain(secret);

    expect((await portal("webhooks", "test", "--tenant", "acme", "--id", id)).stdout).toContain(
      "The worker sends msg_",
    );
    const state = await portal("jobs", "list", "--json");
    expect(JSON.parse(state.stdout)).toMatchObject({ task: "outbox", waiting: 1, dead: 0 });

    expect(await portal("webhooks", "remove", "--tenant", "globex", "--id", id)).toMatchObject({ exitCode: 3 });
    expect(await portal("webhooks", "remove", "--tenant", "acme", "--id", id)).toMatchObject({ exitCode: 0 });
    expect((await db.inspect.query("select from webhook_secrets")).rowCount).toBe(0);
  });

  it.each([
    [production, "http://hooks.example.com/", "should be an https address"],
    [production, "https://127.0.0.1/", "internal network"],
    [production, "https://hooks.example.com:8443/", "port 443"],
    [{}, "http://169.254.169.254/", "internal network"],
  ])("refuses an address (%j %s)", async (mode, url, sentence) => {
    const outcome = await runPortal(["webhooks", "add", "--tenant", "acme", "--url", url], { ...environment, ...mode });

    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain(sentence);
  });

  it("refuses an event that does not happen", async () => {
    const url = "https://hooks.example.com/b";
    const outcome = await portal("webhooks", "add", "--tenant", "acme", "--url", url, "--event", "conversation.burnt");

    expect(outcome).toMatchObject({
      exitCode: 2,
      stderr: `--event should be one of ${webhookEventTypes.join(", ")}.\n`,
    });
  });

  it("refuses a second endpoint at one address, and a delivery that is not there", async () => {
    const add = ["webhooks", "add", "--tenant", "acme", "--url", "https://hooks.example.com/c"];
    expect(await portal(...add)).toMatchObject({ exitCode: 0 });
    expect(await portal(...add)).toMatchObject({ exitCode: 4 });
    const replay = ["webhooks", "replay", "--tenant", "acme", "--id", "019a0000-0000-7000-8000-000000000000"];
    expect(await portal(...replay)).toMatchObject({ exitCode: 3 });
    expect(await portal("webhooks", "deliveries", "--tenant", "acme")).toMatchObject({
      stdout: "There are no such deliveries.\n",
    });
  });
});

describe("portal jobs", () => {
  it("says that nothing is dead before any worker has run", async () => {
    expect(await portal("jobs", "dead")).toMatchObject({ exitCode: 0, stdout: "No job is dead.\n" });
    expect(await portal("jobs", "replay", "--all", "--json")).toMatchObject({ stdout: '{"replayed":0}\n' });
  });

  it("wants to know which ones to replay", async () => {
    expect(await portal("jobs", "replay")).toMatchObject({ exitCode: 2, stderr: "Say which: --id or --all.\n" });
    const unknown = ["jobs", "replay", "--id", "019a0000-0000-7000-8000-000000000000"];
    expect(await portal(...unknown)).toMatchObject({ exitCode: 3 });
  });
});

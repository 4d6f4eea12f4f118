import { once } from "node:events";
import { displayIdPattern } from "@portal/contract";
import { demoTenants } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";
import { insertConversations } from "../testing/insert-conversations.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";
import { runPortal, startPortal } from "../testing/run-portal.ts";

const acme = demoTenants.acme.id;
const hostileName = "\u001b[2J\u001b]0;owned\u0007Eve\u202e\u009b31m";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  const many = Array.from({ length: 250 }, (_, index) => ({
    tenantId: acme,
    subject: `Request ${index}`,
    description: "x".repeat(2_000),
    // Several a millisecond, so that the order also hangs on the id.
    createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 5)).toISOString(),
  }));
  await insertConversations(portal.testDatabase, [
    ...many,
    { tenantId: acme, subject: "two\nlines", requesterName: hostileName, createdAt: "2026-02-01T12:00:00.123Z" },
    { tenantId: demoTenants.globex.id, subject: "Another tenant's" },
  ]);
});
afterAll(() => portal[Symbol.asyncDispose]());

describe("portal conversations --json", () => {
  it("prints every stored conversation of the tenant and of no other, newest first", async () => {
    const { stdout, stderr, exitCode } = await portal.run("conversations", "--tenant", "acme", "--json");

    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const { rows } = await portal.testDatabase.inspect.query<{ id: string }>(
      "select id from conversations where tenant_id = $1 order by created_at desc, id desc",
      [acme],
    );
    expect(readJsonLines(stdout).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(rows).toHaveLength(251);
  });

  it("has the documented keys in the documented order", async () => {
    const { stdout } = await portal.run("conversations", "--tenant", "acme", "--limit", "1", "--json");

    const [conversation = {}] = readJsonLines(stdout);
    expect(Object.keys(conversation)).toEqual([
      ...["id", "display_id", "channel", "status", "subject", "description", "requester_verification", "contact"],
      ...["attachments", "form_version", "created_at", "requester_name", "priority", "category"],
      ...["disposition", "quarantine_reasons", "form_id", "custom_attrs"],
    ]);
    expect(stdout).toMatch(/"contact":\{"id":"[^"]+","email":"[^"]+@example\.com","name":"Ada"\}/);
    expect(conversation["display_id"]).toMatch(displayIdPattern);
    expect(conversation).toMatchObject({
      channel: "portal_form",
      status: "open",
      subject: "two\nlines",
      description: "Third floor.",
      requester_verification: "claimed",
      contact: { name: "Ada" },
      attachments: [],
      form_version: null,
      created_at: "2026-02-01T12:00:00.123Z",
      requester_name: hostileName,
      priority: "high",
      category: null,
      disposition: "accepted",
      quarantine_reasons: [],
    });
  });

  it("holds to the limit, also across pages", async () => {
    const { stdout } = await portal.run("conversations", "--tenant", "acme", "--limit", "120", "--json");

    expect(new Set(readJsonLines(stdout).map(({ id }) => id)).size).toBe(120);
  });

  it("prints nothing for a tenant without conversations", async () => {
    await portal.run("tenant", "create", "--slug", "quiet", "--name", "Quiet");

    expect(await portal.run("conversations", "--tenant", "quiet", "--json")).toEqual({
      stdout: "",
      stderr: "",
      exitCode: 0,
    });
  });

  it("ends quietly when its reader has gone", async () => {
    const child = startPortal(["conversations", "--tenant", "acme", "--json"], portal.environment);
    const stderr: unknown[] = [];
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    await once(child.stdout, "data");
    child.stdout.destroy();
    await once(child, "close");

    expect({ exitCode: child.exitCode, stderr }).toEqual({ exitCode: 0, stderr: [] });
  });
});

describe("portal conversations", () => {
  it("shows people a table that their terminal can only show", async () => {
    const { stdout } = await portal.run("conversations", "--tenant", "acme", "--limit", "2");

    const [head, hostile, ordinary, ...rest] = stdout.split("\n");
    expect(head).toMatch(/^REFERENCE +CREATED +STATUS +PRIORITY +SENDER IS +NAME +EMAIL +SUBJECT$/);
    expect(hostile).toContain("2026-02-01T12:00:00Z  open    high      claimed    \\u{1b}[2J\\u{1b}]0;owned…");
    expect(hostile).toMatch(/two lines$/);
    expect(ordinary).toMatch(/Ada Lovelace .*Request 2\d\d$/);
    expect(rest).toEqual([""]);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  it("shows people why something is in quarantine", async () => {
    await portal.testDatabase.inspect.query(
      `update conversations set disposition = 'quarantined', quarantine_reasons = '{honeypot,similar_content}'
       where subject = 'Another tenant''s'`,
    );
    const { stdout } = await portal.run("conversations", "--tenant", "globex", "--disposition", "quarantined");

    expect(stdout).toMatch(/^REFERENCE +CREATED +REASONS +STATUS/u);
    expect(stdout).toContain("honeypot, similar_content");
  });

  it("says so when there are none", async () => {
    await portal.run("tenant", "create", "--slug", "silent", "--name", "Silent");

    expect((await portal.run("conversations", "--tenant", "silent")).stdout).toBe(
      "There are no such conversations yet.\n",
    );
  });

  it("says that the database is away, and a stack only when it is asked for", async () => {
    const away = "postgresql://portal_web:secret-word@127.0.0.1:1/portal";
    const environment = { ...portal.environment, DATABASE_URL: away };
    const args = ["conversations", "--tenant", "acme"];

    const plain = await runPortal(args, environment);
    const traced = await runPortal(args, { ...environment, PORTAL_LOG_LEVEL: "debug" });

    const sentence = "The database is not reachable: is `npm start` running?\n";
    expect(plain).toEqual({ stdout: "", stderr: sentence, exitCode: 5 });
    expect(traced.exitCode).toBe(5);
    expect(traced.stderr).toContain(sentence);
    expect(traced.stderr).toMatch(/\n {4}at /);
    expect(traced.stderr).not.toContain("secret-word");
  });
});

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { displayIdPattern } from "@portal/contract";
import { migrate, seed, startEmbeddedPostgres } from "@portal/db/admin";
import { findFreePort, isFree } from "@portal/db/testing/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "./testing/create-test-portal.ts";
import { insertConversations } from "./testing/insert-conversations.ts";
import { readJsonLines } from "./testing/read-json-lines.ts";
import { runPortal } from "./testing/run-portal.ts";

const commands = [
  ...["token", "conversations", "audit", "tenant create", "tenant list", "tenant update"],
  ...["issuer add", "issuer list", "issuer remove", "keys list", "keys rotate", "db-url"],
];

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal[Symbol.asyncDispose]());

describe("portal --help", () => {
  it("teaches every command with a sentence, and the exit codes", async () => {
    const { stdout, stderr, exitCode } = await portal.run("--help");

    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} +[A-Z].*`, "m"));
    for (const code of [0, 1, 2, 3, 4, 5]) expect(stdout).toMatch(new RegExp(`^  ${code}  \\w`, "m"));
  });

  it.each(["token", "tenant update", "keys list"])(
    "%s --help shows how it is used, with an example",
    async (command) => {
      const { stdout, exitCode } = await portal.run(...command.split(" "), "--help");

      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: portal ${command} `));
      expect(stdout).toContain("--json");
      expect(stdout).toMatch(new RegExp(`Examples:\n  (?:portal|psql).* ${command}`));
    },
  );

  it.each([[[]], [["tenant"]]])("shows the help on standard error when %j says not what to do", async (args) => {
    const { stdout, stderr, exitCode } = await portal.run(...args);

    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain("Usage: portal");
  });

  it.each([
    [["tokn"], "Unknown command 'tokn': did you mean token?\n"],
    [["tenant", "lst"], "Unknown command 'lst': did you mean list?\n"],
    [["conversations", "--tennant", "acme"], "Unknown option '--tennant': did you mean --tenant?\n"],
    [["conversations", "--tenant"], "Option '--tenant <slug>' argument missing.\n"],
  ])("answers %j with a suggestion", async (args, stderr) => {
    expect(await portal.run(...args)).toEqual({ stdout: "", stderr, exitCode: 2 });
  });

  it("says which setting is wrong", async () => {
    const { stderr, exitCode } = await runPortal(["keys", "list"], { ...portal.environment, PORT: "none" });

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^PORT must be a whole number .*\.\n$/);
  });
});

describe("portal db-url", () => {
  it.each(["owner", "web", "intake"] as const)("prints the address of %s", async (role) => {
    const url = portal.testDatabase[`${role}Url`];

    expect(await portal.run("db-url", "--role", role)).toEqual({ stdout: `${url}\n`, stderr: "", exitCode: 0 });
    expect(JSON.parse((await portal.run("db-url", "--role", role, "--json")).stdout)).toEqual({ role, url });
  });

  it.each([[[]], [["--role", "root"]]])("wants one of the three roles, not %j", async (args) => {
    const { stderr, exitCode } = await portal.run("db-url", ...args);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^--role (?:is required|should be owner, web or intake)\.\n$/);
  });
});

describe("portal keys", () => {
  it("rotates: a new key verifies at once and signs later", async () => {
    const none = await portal.run("keys", "list");
    await portal.run("token", "--tenant", "acme", "--email", "ada@example.com", "--name", "Ada");
    const rotated = await portal.run("keys", "rotate", "--json");
    const listed = await portal.run("keys", "list", "--json");

    expect(none.stdout).toBe("There is no signing key yet; the portal makes one when it starts.\n");
    const keys = readJsonLines(rotated.stdout);
    expect(keys).toMatchObject([{ signs: false }, { signs: true }]);
    expect(Object.keys(keys[0] ?? {})).toEqual(["kid", "created_at", "signs"]);
    expect(listed.stdout).toBe(rotated.stdout);
  });
});

describe("portal audit", () => {
  it("prints what was done, newest first, with the conversation's reference", async () => {
    const tenantId = "11111111-1111-4111-8111-111111111111";
    await insertConversations(portal.testDatabase, [{ tenantId }, { tenantId }, { tenantId }]);

    const { stdout } = await portal.run("audit", "--tenant", "acme", "--limit", "2", "--json");

    const events = readJsonLines(stdout);
    expect(events).toMatchObject([
      { action: "conversation.created", actor_kind: "anonymous", door: "rest", request_id: "request-3" },
      { request_id: "request-2" },
    ]);
    expect(events[0]?.["display_id"]).toMatch(displayIdPattern);
    const table = await portal.run("audit", "--tenant", "acme");
    expect(table.stdout).toMatch(/^TIME +ACTION +ACTOR +DOOR +CONVERSATION +API KEY +REQUEST ID\n/);
  });
});

describe("the embedded PostgreSQL", () => {
  it("is brought up for a command while the portal does not run, and stopped again", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "portal-cli-embedded-"));
    await chmod(dataDir, 0o755);
    const port = await findFreePort();
    const environment = { PORTAL_DATA_DIR: dataDir, PORTAL_PG_PORT: String(port) };
    const beforeFirstStart = await runPortal(["tenant", "list"], environment);
    const server = await startEmbeddedPostgres({ dataDir, port });
    try {
      await migrate(server);
      await seed(server);
      const whileRunning = await runPortal(["tenant", "list"], environment);
      expect(await isFree(port)).toBe(false);
      await server.stop();
      const whileStopped = await runPortal(["tenant", "list"], environment);

      expect(beforeFirstStart.exitCode).toBe(5);
      expect(beforeFirstStart.stderr).toMatch(/^There is no database in .*start the portal first\.\n$/);
      expect(whileRunning).toMatchObject({ stderr: "", exitCode: 0 });
      expect(whileStopped).toEqual(whileRunning);
      expect(await isFree(port)).toBe(true);
    } finally {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { demoTenants } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";
import { insertConversations } from "../testing/insert-conversations.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";
import { runPortal } from "../testing/run-portal.ts";

const acme = demoTenants.acme.id;
const day = new Date().toISOString().slice(0, 10);
const objectKey = `kept/${day}/${acme}/0193b2f0-0000-7000-8000-0000000000aa`;

let portal: TestPortal;
let fileId: string;

beforeAll(async () => {
  portal = await createTestPortal();
  await insertConversations(portal.testDatabase, [{ tenantId: acme }]);
  await keepObject(objectKey);
  const { rows } = await portal.testDatabase.inspect.query<{ id: string }>(
    `insert into attachments (tenant_id, id, token_hash, filename, content_type, size_bytes, check_result, checked_at,
       object_key, sha256, conversation_id, message_id, linked_at, expires_at)
     select tenant_id, uuidv7(), sha256('a'), 'résumé 日本語 🐛.pdf', 'application/pdf', 5, 'passed', now(),
       $1, sha256('hello'), conversation_id, id, now(), now() + interval '1 day'
     from messages returning id`,
    [objectKey],
  );
  fileId = rows[0]?.id ?? "";
});
afterAll(() => portal[Symbol.asyncDispose]());

async function keepObject(key: string): Promise<string> {
  const path = join(portal.dataDir, "attachments", key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "hello");
  return path;
}

describe("portal conversations --json", () => {
  it("lists attached files with name, type, size, SHA-256 and scan status", async () => {
    const { stdout } = await portal.run("conversations", "--tenant", "acme", "--json");

    expect(readJsonLines(stdout)[0]).toMatchObject({
      attachments: [
        {
          id: fileId,
          filename: "résumé 日本語 🐛.pdf",
          content_type: "application/pdf",
          size_bytes: 5,
          sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
          scan_status: "not_scanned",
        },
      ],
    });
  });
});

describe("portal attachments url", () => {
  it("prints a link to a file and nothing else", async () => {
    const { stdout, exitCode } = await portal.run("attachments", "url", "--tenant", "acme", "--id", fileId);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^http://localhost:3000/api/v1/help-center/attachments/${fileId}/download\\?token=[\\w.-]+\\n$`),
    );
  });

  it("prints none for a file that was not scanned where there is a scanner", async () => {
    const { stderr, exitCode } = await runPortal(["attachments", "url", "--tenant", "acme", "--id", fileId], {
      ...portal.environment,
      PORTAL_CLAMD_HOST: "127.0.0.1",
    });

    expect({ stderr, exitCode }).toEqual({
      stderr: "The file is not handed out: its scan status is not_scanned.\n",
      exitCode: 4,
    });
  });

  it.each([
    ["globex", () => fileId, 3],
    ["acme", () => "0193b2f0-0000-7000-8000-000000000000", 3],
    ["acme", () => "photo.png", 2],
  ])("prints none in %s for what is not its file", async (tenant, id, expected) => {
    const { stdout, exitCode } = await portal.run("attachments", "url", "--tenant", tenant, "--id", id());

    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: expected });
  });
});

describe("portal attachments sweep", () => {
  it("removes what nobody attached, and a second time nothing", async () => {
    const { rows } = await portal.testDatabase.inspect.query<{ id: string }>(
      `insert into attachments (tenant_id, id, token_hash, filename, content_type, size_bytes, created_at, expires_at)
       values ($1, uuidv7(), sha256('b'), 'a.png', 'image/png', 5, now() - interval '2 days', now() - interval '1 day')
       returning id`,
      [acme],
    );
    await keepObject(`uploads/${acme}/${rows[0]?.id ?? ""}`);
    const stray = await keepObject(`uploads/${acme}/0193b2f0-0000-7000-8000-0000000000bb`);
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    await utimes(stray, twoDaysAgo, twoDaysAgo);

    const first = await portal.run("attachments", "sweep", "--json");
    const second = await portal.run("attachments", "sweep");

    expect(readJsonLines(first.stdout)).toEqual([{ uploads: 1, orphans: 1 }]);
    expect(second.stdout).toBe("Removed 0 uploads and 0 stray objects.\n");
    expect(await readdir(join(portal.dataDir, "attachments/uploads", acme))).toEqual([]);
    expect(await readdir(join(portal.dataDir, "attachments", dirname(objectKey)))).toHaveLength(1);
  });
});

describe("portal attachments scan", () => {
  it("says when there is no scanner", async () => {
    const { stderr, exitCode } = await portal.run("attachments", "scan");

    expect({ stderr, exitCode }).toEqual({
      stderr: "There is no malware scanner: PORTAL_CLAMD_HOST says where one is.\n",
      exitCode: 4,
    });
  });

  it("says when the scanner is away", async () => {
    const { stdout } = await runPortal(["attachments", "scan"], {
      ...portal.environment,
      PORTAL_CLAMD_HOST: "127.0.0.1",
      PORTAL_CLAMD_PORT: "1",
    });

    expect(stdout).toBe("Scanned: 0 clean, 0 infected, 1 without a verdict.\n");
  });
});

describe("portal tenant update", () => {
  it("sets what a tenant takes", async () => {
    const limits = ["--max-files", "3", "--max-file-mb", "5", "--max-total-mb", "9", "--file-type", "IMAGE/JPG"];
    expect((await portal.run("tenant", "update", "--slug", "globex", ...limits)).exitCode).toBe(0);

    const { rows } = await portal.testDatabase.inspect.query(
      `select attachment_max_count as count, attachment_max_file_bytes as file, attachment_max_total_bytes as total,
         attachment_types as types from tenants where slug = 'globex'`,
    );
    expect(rows).toEqual([{ count: 3, file: 5 * 1024 * 1024, total: 9 * 1024 * 1024, types: ["image/jpeg"] }]);
  });

  it.each([
    [["--max-files", "11"], "--max-files should be a whole number from 0 to 10."],
    [["--file-type", "png"], "--file-type should be a content type such as image/png."],
    [["--max-file-mb", "60"], "One file may not be larger than all files of a request together."],
  ])("refuses %j", async (options, sentence) => {
    const { stderr } = await portal.run("tenant", "update", "--slug", "acme", ...options);

    expect(stderr).toBe(`${sentence}\n`);
  });
});

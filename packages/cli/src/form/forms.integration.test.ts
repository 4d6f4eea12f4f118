import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { acmeItSupportVersion1, acmeItSupportVersion2 } from "@portal/contract/form-demo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal[Symbol.asyncDispose]());

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(portal.dataDir, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function forms(verb: string, key: string, ...rest: string[]) {
  return portal.run("forms", verb, "--tenant", "acme", "--form", key, ...rest);
}

async function importInto(key: string, content: unknown, ...rest: string[]) {
  return forms("import", key, "--file", await fileOf(`${key}.json`, content), ...rest);
}

// Every command is a process of its own, and some tests run ten of them.
describe("portal forms", { timeout: 120_000 }, () => {
  it("takes a form from a file to a published version, and back", async () => {
    expect(await importInto("it", acmeItSupportVersion1)).toMatchObject({ exitCode: 0 });
    expect((await forms("lint", "it")).stdout).toBe("Nothing is wrong with the draft.\n");
    expect((await forms("publish", "it")).stdout).toBe("Version 1 of it is current.\n");

    expect(await importInto("it", acmeItSupportVersion2)).toMatchObject({ exitCode: 0 });
    expect((await forms("diff", "it")).stdout).toContain("“Please call me back” was added.");
    expect((await forms("publish", "it", "--json")).stdout).toContain('"version":2');
    expect((await forms("rollback", "it", "--to", "1")).stdout).toMatch(/^Version 3 of it is current/);
    expect((await forms("diff", "it", "--from", "1", "--to", "3")).stdout).toBe("Nothing is different.\n");
    expect((await forms("make-default", "it")).exitCode).toBe(0);

    const listed = readJsonLines((await portal.run("forms", "list", "--tenant", "acme", "--json")).stdout);
    expect(listed).toMatchObject([{ key: "it", current_version: 3, is_default: true, draft_revision: null }]);
    expect((await portal.run("forms", "list", "--tenant", "acme")).stdout).toMatch(/^it +3 +- +default +/m);
    expect((await forms("retire", "it")).stdout).toBe("The form it takes no requests any more.\n");
    expect((await forms("make-default", "it")).exitCode).toBe(4);
    expect((await portal.run("audit", "--tenant", "acme", "--json")).stdout).toContain('"form.published"');
  });

  it("gives a form the same content hash in another tenant", async () => {
    // Without the field that stands for the category, since the other tenant has other categories.
    const fields = acmeItSupportVersion2.fields.filter(({ key }) => key === "summary" || key === "details");
    await importInto("travels", { ...acmeItSupportVersion2, fields });
    const { stdout: published } = await forms("publish", "travels", "--json");
    const { stdout: exported } = await forms("export", "travels");

    const file = await fileOf("exported.json", exported);
    const there = ["--tenant", "globex", "--form", "arrived"];
    expect(await portal.run("forms", "import", ...there, "--file", file)).toMatchObject({ exitCode: 0 });
    const { stdout: arrived } = await portal.run("forms", "publish", ...there, "--json");

    const hashOf = (line: string) => readJsonLines(line)[0]?.["content_hash"];
    expect(hashOf(arrived)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hashOf(arrived)).toBe(hashOf(published));
  });

  it("does not let one person's draft replace another's unseen", async () => {
    await importInto("shared", acmeItSupportVersion1);

    const second = await importInto("shared", acmeItSupportVersion2);
    expect(second.exitCode).toBe(4);
    expect(second.stderr).toMatch(/^There is a draft, revision 1 of .*--revision 1 replaces it\.\n$/);
    expect((await importInto("shared", acmeItSupportVersion2, "--revision", "1")).stdout).toContain("revision 2");
    expect((await forms("publish", "shared", "--revision", "1")).stderr).toContain("it is at revision 2");
  });

  it("does not publish what somebody would be stuck in, and says where", async () => {
    const [subject, ...rest] = acmeItSupportVersion1.fields;
    const stuck = {
      ...acmeItSupportVersion1,
      fields: [{ ...subject, visible_when: { field: "nowhere", is_filled: true } }, ...rest],
    };
    await importInto("stuck", stuck);

    const linted = await forms("lint", "stuck");
    expect(linted.stdout).toMatch(/^error +fields\[0\]\.visible_when\S*: /m);
    expect(linted.exitCode).toBe(4);
    expect(await forms("publish", "stuck")).toMatchObject({ exitCode: 4, stdout: "" });
  });

  it.each([
    ["no JSON", "{", "--file names a file that is not JSON."],
    ["no form", "{}", "--file names no form:"],
    [
      "a changed export",
      { kind: "help-center-form", content_hash: `sha256:${"0".repeat(64)}`, document: acmeItSupportVersion1 },
      "hash",
    ],
  ])("refuses %s", async (...[, content, words]) => {
    const refused = await importInto("refused", content);

    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(words);
  });

  it.each([["publish"], ["lint"], ["export"], ["retire"], ["diff"]])(
    "%s says that there is no such form",
    async (verb) => {
      expect(await forms(verb, "nowhere")).toMatchObject({ exitCode: 3, stdout: "" });
    },
  );
});

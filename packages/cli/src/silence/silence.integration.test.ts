import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";
import { readJsonLines } from "../testing/read-json-lines.ts";

let portal: TestPortal;
beforeEach(async () => {
  portal = await createTestPortal();
});
afterEach(() => portal[Symbol.asyncDispose]());

const silenced = async () => readJsonLines((await portal.run("silence", "list", "--json")).stdout);

it("stops mail to an address under all its tags, lists that without the address, and lets it go on", async () => {
  expect((await portal.run("silence", "list")).stdout).toContain("No address is silenced.");
  expect(await portal.run("silence", "add", "--email", "Ada+help@Example.com")).toMatchObject({
    exitCode: 0,
    stderr: "",
  });
  expect((await portal.run("silence", "add", "--email", "ada@example.com")).stdout).toContain("already");

  const [entry, ...others] = await silenced();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ actor_kind: "operator", door: "command_line" });
  expect(JSON.stringify(entry)).not.toContain("ada");

  expect((await portal.run("silence", "remove", "--email", "ada@example.com")).stdout).toContain("goes on");
  expect(await silenced()).toEqual([]);
  expect(await portal.run("silence", "remove", "--email", "ada@example.com")).toMatchObject({ exitCode: 3 });
  const { rows } = await portal.testDatabase.inspect.query(
    "select action::text, actor_kind::text from mail_silence_events order by created_at",
  );
  expect(rows).toEqual([
    { action: "silenced", actor_kind: "operator" },
    { action: "lifted", actor_kind: "operator" },
  ]);
});

it("says what is wrong with an address, and does not repeat it", async () => {
  const { exitCode, stderr } = await portal.run("silence", "add", "--email", "nobody at all");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--email is not a valid email address");
  expect(stderr).not.toContain("nobody");
});

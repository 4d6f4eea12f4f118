import { Webhook } from "standardwebhooks";
import { endpoints } from "@portal/contract/open-api";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { readCode, type ShownCode } from "./read-docs.ts";
import { openReaderShell, type ReaderShell } from "./reader-shell.ts";
import { countRows } from "./stored-rows.ts";
import { expect, test } from "./test.ts";

// Far more than bringing up a portal and following a guide take on an idle machine.
const timeoutMs = 120_000;
test.describe.configure({ mode: "default", timeout: timeoutMs });

/** Their samples need something that only a mail or an earlier answer brings, and show a made-up one: the portal has to refuse it. */
const needingSecrets: Readonly<Record<string, number>> = {
  getReceipt: 404,
  uploadAttachment: 403,
  getAttachment: 404,
  downloadAttachment: 403,
  verifyMagicLink: 401,
  refreshTokens: 401,
  logOut: 401,
  sayNotMe: 403,
};
const guides = [
  "first-submission",
  "authenticated-callers",
  "attachments",
  "forms",
  "retries",
  "webhooks",
  "api-keys",
  "errors",
] as const;
/** How many requests each guide stores: its samples are done with effect, not only without a fault. */
const storedByGuide: Readonly<Record<string, number>> = {
  "first-submission": 3,
  "authenticated-callers": 1,
  attachments: 2,
  forms: 0,
  retries: 3,
  webhooks: 0,
  "api-keys": 1,
  errors: 0,
};

let own: OwnPortal;
let shell: ReaderShell;
test.beforeAll(async () => {
  test.setTimeout(timeoutMs);
  own = await startOwnPortal();
});
test.afterAll(() => own.close());
test.beforeEach(async () => {
  shell = await openReaderShell(own.environment);
});
test.afterEach(() => shell[Symbol.asyncDispose]());

for (const { operationId } of endpoints) {
  test(`the samples of ${operationId} do what they say`, async () => {
    const blocks = await readCode(own, `/docs/${operationId}`);
    const refusedWith = needingSecrets[operationId];
    const before = await countRows(own.inspection, acme.id);

    for (const language of ["sh", "ts", "py"]) {
      const sample = blocks.find((block) => block.language === language && block.file === null);
      const { code, stdout, stderr } = await runSample(sample);

      expect(code === 0, `${language}: ${stdout}${stderr}`).toBe(refusedWith === undefined);
      if (refusedWith !== undefined)
        expect(stdout + stderr, language).toContain(language === "sh" ? "detail" : String(refusedWith));
    }

    const after = await countRows(own.inspection, acme.id);
    expect(after.conversations - before.conversations).toBe(operationId === "createConversation" ? 3 : 0);
  });
}

for (const guide of guides) {
  test(`the guide ${guide} can be followed from its beginning to its end`, async () => {
    const before = await countRows(own.inspection, acme.id);

    const { code, stdout, stderr } = await follow(await readCode(own, `/docs/guides/${guide}`));

    expect(code, `${stdout}${stderr}`).toBe(0);
    const after = await countRows(own.inspection, acme.id);
    expect(after.conversations - before.conversations).toBe(storedByGuide[guide]);
    if (guide === "retries") expect(stdout.toLowerCase()).toContain("idempotency-replayed: true");
    if (guide === "webhooks") expect(stdout.match(/^genuine$/gmu)).toHaveLength(2);
    if (guide === "errors") expect(stdout.match(/^body\.subject /gmu)).toHaveLength(2);
    if (guide === "forms") expect(stdout).toMatch(/^kind dropdown required$/mu);
  });
}

test("the programs that verify webhooks agree with the reference library, and refuse what it refuses", async () => {
  for (const { file, code } of await readCode(own, "/docs/guides/webhooks"))
    if (file !== null) await shell.write(file, code);
  const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;
  const body = '{"type":"webhook.test"}';
  const now = new Date();
  const signed = { body, id: "msg_2", at: now, signature: new Webhook(secret).sign("msg_2", now, body) };
  const old = new Date(now.getTime() - 600_000);
  const messages = [
    [signed, "genuine"],
    [{ ...signed, signature: `v1,AAAA ${signed.signature}` }, "genuine"],
    [{ ...signed, body: `${body} ` }, "not genuine"],
    [{ ...signed, id: "msg_3" }, "not genuine"],
    [{ ...signed, signature: signed.signature.replace("v1,", "v2,") }, "not genuine"],
    [{ ...signed, at: old, signature: new Webhook(secret).sign("msg_2", old, body) }, "not genuine"],
  ] as const;

  for (const [message, verdict] of messages) {
    await shell.write("body.json", message.body);
    const headers = {
      WEBHOOK_ID: message.id,
      WEBHOOK_TIMESTAMP: String(Math.floor(message.at.getTime() / 1000)),
      WEBHOOK_SIGNATURE: message.signature,
      WEBHOOK_SECRET: secret,
    };
    for (const program of ["node verify-webhook.ts", "python3 verify_webhook.py"]) {
      expect((await shell.run(`${program} < body.json`, headers)).stdout, `${program} ${JSON.stringify(message)}`).toBe(
        `${verdict}\n`,
      );
    }
  }
});

async function runSample(sample: ShownCode | undefined) {
  if (sample === undefined) throw new Error("The page lacks a sample.");
  if (sample.language === "sh") return shell.run(sample.code);
  await shell.write(`sample.${sample.language}`, sample.code);
  return shell.run(runnerOf(`sample.${sample.language}`));
}

/** Saves what has a name, and runs what is to be run, in one shell. */
async function follow(blocks: readonly ShownCode[]) {
  for (const { file, code } of blocks) if (file !== null) await shell.write(file, code);
  const steps = blocks.filter(({ isRun }) => isRun).map(({ file, code }) => (file === null ? code : runnerOf(file)));
  expect(steps.length).toBeGreaterThan(0);
  return shell.run(steps.join("\n"));
}

function runnerOf(file: string): string {
  return `${file.endsWith(".py") ? "python3" : "node"} ${file}`;
}

import { randomUUID } from "node:crypto";
import { startLossyProxy, type LossyProxy } from "@portal/db/testing/lossy-proxy";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectRefusal, submissionOf, test } from "./test.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

const path = conversationsOf(acme.id);

let proxy: LossyProxy;
let own: OwnPortal;
test.beforeAll(async () => {
  own = await startOwnPortal(async ({ intakeUrl }) => {
    proxy = await startLossyProxy(intakeUrl);
    return { INTAKE_DATABASE_URL: proxy.through(intakeUrl) };
  });
});
test.afterAll(async () => {
  await own.close();
  await proxy[Symbol.asyncDispose]();
});

test("a COMMIT whose answer is lost is no success without a key: nobody knows, and it is stored once at most", async () => {
  const before = await countRows(own.inspection, acme.id);
  proxy.loseNextCommitAnswer();

  const answer = await own.callJson(path, submissionOf());

  expectRefusal(answer, {
    status: 503,
    detail: "The service is busy or its database is away. Try again shortly",
  });
  const { conversations } = await countRows(own.inspection, acme.id);
  expect(conversations - before.conversations).toBeLessThanOrEqual(1);
});

test("with a key the portal looks what became of it, and answers with what is stored", async () => {
  const before = await countRows(own.inspection, acme.id);
  const headers = { "Idempotency-Key": randomUUID() };
  const input = submissionOf();
  proxy.loseNextCommitAnswer();

  const first = await own.callJson(path, input, { headers });
  const again = await own.callJson(path, input, { headers });

  expect(expectCreated(first)).toEqual(expectCreated(again));
  expect((await countRows(own.inspection, acme.id)).conversations - before.conversations).toBe(1);
});

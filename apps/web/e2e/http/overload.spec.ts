import { connect } from "node:net";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf, conversationsPath } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectRefusal, submissionOf, test } from "./test.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

const busy = { status: 503, detail: "The service is busy or its database is away. Try again shortly" };
const path = conversationsOf(acme.id);

let own: OwnPortal;
test.beforeAll(async () => {
  own = await startOwnPortal({ PORTAL_REQUESTS_MAX: "2", PORTAL_REQUESTS_WAITING_MAX: "2" });
});
test.afterAll(() => own.close());

test("beyond what a process works on at once a caller is told to come again, and what was let in is stored", async () => {
  expectCreated(await own.callJson(path, submissionOf()));
  const before = await countRows(own.inspection, acme.id);

  const answers = await Promise.all(Array.from({ length: 30 }, () => own.callJson(path, submissionOf())));
  const page = await own.call({ path: "/acme" });
  const afterwards = await own.callJson(path, submissionOf());

  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    expectRefusal(answer, busy);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/u);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["x-frame-options"]).toBe("DENY");
  }
  expect(page.status).toBe(200);
  expectCreated(afterwards);
  const { conversations } = await countRows(own.inspection, acme.id);
  expect(conversations - before.conversations).toBe(answers.length - refused.length + 1);
});

test("whoever sends a body drop by drop takes nobody's place", async () => {
  const { hostname, port } = new URL(own.origin);
  const slow = Array.from({ length: 4 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    const head = `POST ${conversationsPath}?tenant_id=${acme.id} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json`;
    socket.write(`${head}\r\nContent-Length: 1000\r\n\r\n{`);
    return socket;
  });

  await expect.poll(async () => (await own.callJson(path, submissionOf())).status, { timeout: 10_000 }).toBe(201);
  expectCreated(await own.callJson(path, submissionOf()));
  for (const socket of slow) socket.destroy();
});

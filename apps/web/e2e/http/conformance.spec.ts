import { readFile } from "node:fs/promises";
import { makeKnownThings, startMailServer } from "@portal/api/testing";
import { runConformance } from "@portal/contract/open-api-testing";
import { updateTenant } from "@portal/db/admin";
import { acme } from "../test-tenants.ts";
import { startOwnPortal } from "./own-portal.ts";
import { startOwnWorker } from "./own-worker.ts";
import { conversationsPath } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, submissionOf, test } from "./test.ts";

const seed = 20_261_122;
const requests = 500;

test("the document that is served is the one in docs, and is not sent again to whoever has it", async ({ portal }) => {
  const committed: unknown = JSON.parse(
    await readFile(new URL("../../../../docs/openapi.json", import.meta.url), "utf8"),
  );
  const path = "/api/openapi.json";

  const answer = await portal.call({ path });
  const entityTag = String(answer.headers.etag);
  const again = await portal.call({ path, headers: { "If-None-Match": entityTag } });
  const other = await portal.call({ path, headers: { "If-None-Match": '"another"' } });

  expect(answer.status).toBe(200);
  expect(answer.json).toEqual(committed);
  expect(answer.headers["cache-control"]).toBe("public, max-age=300");
  expect([again.status, again.text, again.headers.etag]).toEqual([304, "", entityTag]);
  expect([other.status, other.headers.etag]).toEqual([200, entityTag]);
});

test("a dry run answers what would be stored, and stores nothing", async ({ portal, inspection, tenant }) => {
  const query = `?tenant_id=${tenant.id}`;
  const headers = { "Idempotency-Key": tenant.id };
  const input = submissionOf({ subject: " Printer " });
  const before = await countRows(inspection, tenant.id);

  const answer = await portal.callJson(`${conversationsPath}/validate${query}`, input, { headers });

  expect([answer.status, answer.json]).toEqual([200, expect.objectContaining({ subject: "Printer", status: "open" })]);
  expect(await countRows(inspection, tenant.id)).toEqual(before);
  const real = await portal.callJson(conversationsPath + query, input, { headers });
  expect(expectCreated(real).status).toBe("open");
  expect(real.headers["idempotency-replayed"]).toBeUndefined();
});

test(`answers to drawn requests are as the document says, and each success is among them (seed ${seed})`, async () => {
  test.setTimeout(180_000);
  await using mails = await startMailServer({ disabledCommands: ["STARTTLS"] });
  await using begun = new AsyncDisposableStack();
  const own = begun.adopt(
    await startOwnPortal({ PORTAL_LIMITS_SCALE: "999999", SMTP_URL: `smtp://127.0.0.1:${mails.port}` }),
    (portal) => portal.close(),
  );
  begun.defer(startOwnWorker(own));
  const { origin, inspection } = own;
  const allowedOrigins = ["https://shop.example"];
  const changes = { allowedOrigins, challengePolicy: "off" } as const;
  await updateTenant(own.environment["OWNER_DATABASE_URL"] ?? "", acme.slug, changes);
  const readMails = () => Promise.resolve(mails.received.map(({ mail }) => mail.text ?? "").join("\n"));
  const known = await makeKnownThings({ origin, tenant: acme, inspection, readMails, allowedOrigins });

  const report = await runConformance({ origin, requests, seed, known });

  expect(report.problems).toEqual([]);
  expect(report.unseen).toEqual([]);
  expect(report.requests).toBe(requests);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext } from "../context.ts";
import { createCaller } from "../index.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());

function receiptOf(id: string, tenantId: string = acmeId) {
  const context = createContext(world.services, {
    door: "form",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [tenantId] },
    credentials: { kind: "none" },
  });
  return createCaller(context).conversation.receipt({ id });
}

describe("a receipt", () => {
  it("tells whoever holds the id that it arrived, and nothing that was written", async () => {
    const { id, display_id, created_at } = await world.submit(submissionOf());

    expect(await receiptOf(id)).toEqual({ display_id, created_at });
  });

  it("is the same refusal for a foreign, an unknown and a malformed id", async () => {
    const { id, display_id: displayId } = await world.submit(submissionOf());
    const refused = { cause: { code: "not_found" } };

    await expect(receiptOf(id, globexId)).rejects.toMatchObject(refused);
    await expect(receiptOf("0192f0c1-7f5e-7c3a-9d51-0a8b3c1d2e4f")).rejects.toMatchObject(refused);
    for (const wrong of [displayId, "", `${id} `, `{${id}}`, "' or 1=1--", "\u0000", "../x"]) {
      await expect(receiptOf(wrong), wrong).rejects.toMatchObject(refused);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { drawDisplayId } from "./draw-display-id.ts";
import {
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

vi.mock(import("./draw-display-id.ts"), { spy: true });

const draw = vi.mocked(drawDisplayId);
const taken = "REQ-TAKE-N000";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
  draw.mockReturnValueOnce(taken);
  await world.submit(submissionOf());
});
afterAll(() => world.close());
beforeEach(() => {
  draw.mockClear();
});

describe("a reference that is taken", () => {
  it.each([1, 2])("is drawn again when it happens %i times in a row, and stored once", async (collisions) => {
    const before = await world.countRows();
    for (let count = 0; count < collisions; count += 1) draw.mockReturnValueOnce(taken);

    const created = await world.submit(submissionOf());

    expect(created.display_id).not.toBe(taken);
    expect(draw).toHaveBeenCalledTimes(collisions + 1);
    expect(await world.countRows()).toEqual({
      contacts: before.contacts + 1,
      conversations: before.conversations + 1,
      messages: before.messages + 1,
      auditEvents: before.auditEvents + 1,
      outboxEvents: before.outboxEvents + 1,
    });
  });

  it("three times in a row is an error that leaves nothing behind, not even the contact", async () => {
    const before = await world.countRows();
    for (let count = 0; count < 3; count += 1) draw.mockReturnValueOnce(taken);

    await expect(world.submit(submissionOf())).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });

    expect(draw).toHaveBeenCalledTimes(3);
    expect(await world.countRows()).toEqual(before);
  });

  it("is free in another tenant", async () => {
    draw.mockReturnValueOnce(taken);

    const created = await world.submit(submissionOf(), { tenant: { ids: [globexId] } });

    expect(created.display_id).toBe(taken);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it("by a transaction that is still open is waited for, and drawn again once that one commits", async () => {
    const contested = "REQ-C0NT-EST0";
    draw.mockReturnValueOnce(contested).mockReturnValueOnce(contested);

    const created = await Promise.all([world.submit(submissionOf()), world.submit(submissionOf())]);

    const references = created.map(({ display_id: displayId }) => displayId);
    expect(references.filter((reference) => reference === contested)).toHaveLength(1);
    expect(new Set(references).size).toBe(2);
  });
});

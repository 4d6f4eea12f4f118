import { afterEach, describe, expect, it } from "vitest";
import { findPortalError } from "../errors/find-portal-error.ts";
import { createSubmissionWorld, submissionOf, type SubmissionWorld } from "./testing/create-submission-world.ts";

const callers = 400;

let world: SubmissionWorld;
afterEach(() => world.close());

/** Sends everything at once; the answers, sorted into the three kinds that there are. */
async function sendAtOnce() {
  const outcomes = await Promise.allSettled(Array.from({ length: callers }, () => world.submit(submissionOf())));
  const refusals = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [findPortalError(outcome.reason)] : [],
  );
  return {
    created: callers - refusals.length,
    turnedAway: refusals.filter((refusal) => refusal?.code === "service_unavailable"),
    others: refusals.filter((refusal) => refusal?.code !== "service_unavailable"),
  };
}

describe(`${callers} submissions at once through one connection`, () => {
  it("are all stored when the queue is long enough", async () => {
    world = await createSubmissionWorld({ poolMax: 1, admissionQueueMax: callers, admissionTimeoutMs: 30_000 });

    const { created, others } = await sendAtOnce();

    expect(others).toEqual([]);
    expect(created).toBe(callers);
    expect(await world.countRows()).toEqual({
      contacts: callers,
      conversations: callers,
      messages: callers,
      auditEvents: callers,
      outboxEvents: callers,
    });
  });

  it.each([
    ["the queue is short", { admissionQueueMax: 20, admissionTimeoutMs: 10_000 }],
    ["nobody waits for long", { admissionQueueMax: callers, admissionTimeoutMs: 100 }],
  ])("are each stored or told when to come again when %s", async (_, limits) => {
    world = await createSubmissionWorld({ poolMax: 1, ...limits });

    const { created, turnedAway, others } = await sendAtOnce();

    expect(others).toEqual([]);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway.every((refusal) => (refusal?.retryAfterSeconds ?? 0) >= 1)).toBe(true);
    expect(created).toBeGreaterThan(0);
    expect(created + turnedAway.length).toBe(callers);
    expect((await world.countRows()).conversations).toBe(created);
    await expect(world.submit(submissionOf())).resolves.toMatchObject({ status: "open" });
  });

  it("never take more connections than the pools have", async () => {
    world = await createSubmissionWorld({ poolMax: 1 });
    const running = sendAtOnce();
    const highest = { web: 0, intake: 0 };
    const watch = setInterval(() => {
      const { web, intake } = world.services.database.poolUsage();
      highest.web = Math.max(highest.web, web.total);
      highest.intake = Math.max(highest.intake, intake.total);
    }, 1);

    await running.finally(() => {
      clearInterval(watch);
    });

    expect(highest.web).toBeLessThanOrEqual(2);
    expect(highest.intake).toBeLessThanOrEqual(2);
  });
});

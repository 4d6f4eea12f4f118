import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createSubmissionWorld, type SubmissionWorld } from "../conversation/testing/create-submission-world.ts";
import { findPortalError } from "../errors/find-portal-error.ts";
import { issueFormToken } from "../form-fill/form-token.ts";
import { createRateLimits } from "../rate-limit/rate-limits.ts";
import { createAbuseGuard } from "./abuse-guard.ts";

const fillsSchema = z.array(
  z.object({
    /** On the day's clock. */
    at_seconds: z.number(),
    door: z.enum(["trpc", "form"]),
    client: z.string(),
    name: z.string(),
    email: z.string(),
    subject: z.string(),
    description: z.string(),
    /** From the page to the button. */
    fill_seconds: z.number(),
  }),
);
type Fill = z.infer<typeof fillsSchema>[number];

const fills = fillsSchema.parse(JSON.parse(readFileSync(new URL("testing/human-fills.json", import.meta.url), "utf8")));

let world: SubmissionWorld;
let nowMs = 0;
beforeAll(async () => {
  world = await createSubmissionWorld();
  const alone = { store: () => Promise.resolve([]), logger: world.services.logger, scale: 1, now: () => nowMs };
  Object.assign(world.services, { rateLimits: createRateLimits(alone), abuse: createAbuseGuard(alone) });
});
afterAll(() => world.close());

/** Sends a form as its page does, at its time of the day. */
async function send({ at_seconds, fill_seconds, door, client, ...input }: Fill): Promise<string> {
  const renderedAtMs = (at_seconds - fill_seconds) * 1000 + Date.UTC(2026, 10, 23);
  const { tenant_id: tenantId } = await world.call().tenant.settings();
  const token = await issueFormToken(world.services, tenantId, () => renderedAtMs);
  nowMs = renderedAtMs + fill_seconds * 1000;
  const facts = {
    door,
    clientAddress: client,
    formEvidence: { token, isTrapFilled: false },
    ...(door === "form" && { challengeAnswer: "none" }),
  };
  return world.submit(input, facts).then(
    () => "stored",
    (error: unknown) => findPortalError(error)?.code ?? "internal",
  );
}

it("of 200 forms that are filled in at the pace of people, at home, in an office, in a class and during an outage, none is refused or quarantined", async () => {
  const outcomes = [];
  for (const fill of fills) outcomes.push(await send(fill));

  expect(outcomes).toHaveLength(200);
  expect(outcomes.filter((outcome) => outcome !== "stored")).toEqual([]);
  const { rows } = await world.inspect.query(
    "select subject, quarantine_reasons from conversations where disposition <> 'accepted'",
  );
  expect(rows).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { limitServices } from "../attachment/testing/file-services.ts";
import {
  createSubmissionWorld,
  type SentFacts,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { findPortalError } from "../errors/find-portal-error.ts";
import { createRateLimits } from "../rate-limit/rate-limits.ts";
import type { Services } from "../services.ts";
import { createAbuseGuard } from "./abuse-guard.ts";

const names = ["Ada", "Grace", "Linus", "Barbara", "Edsger", "Hedy", "Alan", "Radia"];
const products = ["watches", "tablets", "tickets", "coins", "boots", "phones", "chairs"];

/** What a program makes of one template: other names, numbers and goods each time, and an address that nobody has seen. */
function spam(turn: number) {
  const name = names[turn % names.length] ?? "";
  return {
    subject: `Great news for you, ${name}`,
    description:
      `Dear ${name}, you have been chosen out of ${String(turn)} people to test our new ${products[turn % products.length] ?? ""} at home ` +
      `for free, just open https://offer-${String(turn)}.example and enter your details before the end of the day, kind regards`,
    name,
    email: `${name.toLowerCase()}.${String(turn)}@mail-${String(turn % 97)}.example`,
  };
}

/** Addresses as a botnet has them: some thousand of IPv4, and as many as it likes within some networks of IPv6. */
function clientOf(turn: number): string {
  const byte = (shift: number) => String((Math.imul(turn, 2_654_435_761) >>> shift) & 255);
  return turn % 2 === 0
    ? `10.${byte(24)}.${byte(16)}.${String(turn % 8)}`
    : `2001:db8:${(turn % 301).toString(16)}:1::${turn.toString(16)}`;
}

let world: SubmissionWorld;
beforeEach(async () => {
  world = await createSubmissionWorld();
});
afterEach(() => world.close());

interface Flood {
  posts: number;
  /** The processes that answer in turn. */
  processes: Services[];
  facts: SentFacts;
  onTurn?: (turn: number) => void;
}

async function flood({ posts, processes, facts, onTurn }: Flood): Promise<{ refused: number; outcomes: Set<string> }> {
  const outcomes = new Set<string>();
  let refused = 0;
  const send = async (turn: number) => {
    const services = processes[turn % processes.length] ?? world.services;
    await world.submit(spam(turn), { ...facts, clientAddress: clientOf(turn), services }).catch((error: unknown) => {
      refused += 1;
      outcomes.add(findPortalError(error)?.code ?? "internal");
    });
  };
  const atOnce = 50;
  for (let turn = 0; turn < posts; turn += atOnce) {
    onTurn?.(turn);
    await Promise.all(Array.from({ length: atOnce }, (_, offset) => send(turn + offset)));
  }
  return { refused, outcomes };
}

async function countAccepted(): Promise<number> {
  const { rows } = await world.inspect.query<{ count: number }>(
    "select count(*)::int from conversations where disposition = 'accepted'",
  );
  return rows[0]?.count ?? NaN;
}

const processOf = (): Services => ({ ...world.services, ...limitServices(world.services, 1) });

describe("a flood of 10 000 posts from rotating addresses in rotating names", () => {
  it.each<[string, SentFacts]>([
    ["by programs that solve nothing", {}],
    ["by programs that say they cannot", { challengeAnswer: "none" }],
  ])(
    "%s is refused or quarantined but for a hundredth",
    async (_, facts) => {
      const { outcomes } = await flood({ posts: 10_000, processes: [processOf(), processOf()], facts });

      expect(await countAccepted()).toBeLessThan(100);
      expect([...outcomes].filter((code) => !["too_many_requests", "challenge_due"].includes(code))).toEqual([]);
    },
    180_000,
  );

  it("that is slow enough for every limit is quarantined for its likeness, and looks as if it were not", async () => {
    let nowMs = Date.UTC(2026, 10, 23);
    const alone = { store: () => Promise.resolve([]), logger: world.services.logger, scale: 1, now: () => nowMs };
    const services = { ...world.services, rateLimits: createRateLimits(alone), abuse: createAbuseGuard(alone) };
    const posts = 1_000;

    const { refused } = await flood({ posts, processes: [services], facts: {}, onTurn: () => (nowMs += 120_000) });

    expect(refused).toBe(0);
    expect(await countAccepted()).toBeLessThan(posts / 10);
    const { rows } = await world.inspect.query("select distinct quarantine_reasons from conversations order by 1");
    expect(rows).toEqual([{ quarantine_reasons: [] }, { quarantine_reasons: ["similar_content"] }]);
  }, 180_000);
});

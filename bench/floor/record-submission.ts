import { request } from "undici";
import { median } from "../../scripts/stress/statistics.ts";
import type { Door } from "../load/load.ts";
import { requestOf } from "../load/request-of.ts";
import { servePortal, type Serving, tokenFor } from "../portal/served-portal.ts";
import { startWireTap, type Tapped, type TappedStatement, type WireTap } from "./wire-tap.ts";

const warmUps = 5;
const recorded = 15;

/** What a submission through one door says to the database. */
export interface RecordedSubmission {
  readonly roundTrips: number;
  /** The statements of its transaction, of two submissions: what differs between them is a submission's own. */
  readonly examples: readonly [readonly TappedStatement[], readonly TappedStatement[]];
}

/** Sends submissions through a portal whose connections are tapped, one at a time. The portal is ended afterwards. */
export async function recordSubmissions(
  serving: Serving,
  { doors, tenantId }: { doors: readonly Door[]; tenantId: string },
): Promise<Record<Door, RecordedSubmission>> {
  const { webUrl, intakeUrl } = serving.urls;
  await using tap = await startWireTap(Number(new URL(intakeUrl).port));
  const urls = { webUrl: throughPort(webUrl, tap.port), intakeUrl: throughPort(intakeUrl, tap.port) };
  await using portal = await servePortal({ ...serving, urls });
  const token = await tokenFor(portal, serving);
  const found: Partial<Record<Door, RecordedSubmission>> = {};
  for (const door of doors) {
    const submit = () => submitOnce(portal.origin, { door, tenantIds: [tenantId], token, isOneAddress: false });
    found[door] = await recordDoor(tap, submit);
  }
  const { rest_anonymous, rest_token, trpc } = found;
  if (!rest_anonymous || !rest_token || !trpc) throw new Error("Every door is recorded.");
  return { rest_anonymous, rest_token, trpc };
}

async function recordDoor(tap: WireTap, submit: () => Promise<void>): Promise<RecordedSubmission> {
  for (let count = 0; count < warmUps; count += 1) await submit();
  const takes: Tapped[] = [];
  for (let count = 0; count < recorded; count += 1) {
    tap.take();
    await submit();
    takes.push(tap.take());
  }
  // The portal also does this and that by the clock, which the median leaves out.
  const roundTrips = median(takes.map((take) => take.roundTrips));
  const [first, second] = takes.filter((take) => take.roundTrips === roundTrips).map(transactionOf);
  if (!first || !second) throw new Error("A submission says something else to the database every time.");
  return { roundTrips, examples: [first, second] };
}

/** The statements on the connection that something was begun on. */
function transactionOf({ statements }: Tapped): TappedStatement[] {
  const begun = statements.find(({ text }) => /^begin\b/i.test(text));
  return statements.filter(({ connection }) => connection === begun?.connection);
}

async function submitOnce(origin: string, job: Parameters<typeof requestOf>[0]): Promise<void> {
  const { path, ...options } = requestOf(job);
  const { statusCode, body } = await request(`${origin}${path}`, options);
  await body.dump();
  if (statusCode >= 300) throw new Error(`A submission was answered with ${statusCode}.`);
}

function throughPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

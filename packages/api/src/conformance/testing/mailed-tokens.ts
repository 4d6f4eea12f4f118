import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type SignedIn, signedInSchema } from "@portal/contract";
import type { KnowablePortal } from "./knowable-portal.ts";
import { callPortal, submitTo } from "./portal-call.ts";

const mailTimeoutMs = 60_000;
const lookEveryMs = 200;
const signInLink = /sign-in\/confirm\?token=([\w-]+)/gu;
const disowningLink = /\/not-me\?token=([\w-]+)/gu;

/** What links in mails carry. */
interface MailedTokens {
  /** Of sign-in links, to be traded by whoever calls. */
  readonly signedOut: readonly string[];
  /** Of sign-in links that stay as they are. */
  readonly unused: readonly string[];
  /** Of links for those who say that it was not them. */
  readonly disowning: readonly string[];
}

/**
 * Has the portal mail links, as many of each kind as are asked for, and reads them off its mails.
 *
 * @throws Error when the mails have not come in time
 */
export async function collectMailed(portal: KnowablePortal, count: number): Promise<MailedTokens> {
  const asked = Array.from({ length: 2 * count }, () => {
    const body = { email: `${randomUUID()}@example.com`, tenant_slug: portal.tenant.slug };
    return callPortal(portal.origin, "/api/v1/app/auth/magic-link", { body });
  });
  await Promise.all(asked);
  await Promise.all(Array.from({ length: count }, () => submitTo(portal)));

  const deadline = AbortSignal.timeout(mailTimeoutMs);
  for (;;) {
    const mails = await portal.readMails();
    const [links, disowning] = [tokensIn(mails, signInLink), tokensIn(mails, disowningLink)];
    if (links.length >= 2 * count && disowning.length >= count) {
      return { signedOut: links.slice(0, count), unused: links.slice(count), disowning };
    }
    if (deadline.aborted) throw new Error("The portal's mails have not come");
    await wait(lookEveryMs);
  }
}

/** Trades the token of a link for a person's tokens. */
export async function signIn(origin: string, token: string): Promise<SignedIn> {
  return signedInSchema.parse(await callPortal(origin, "/api/v1/app/auth/magic-link/verify", { body: { token } }));
}

function tokensIn(text: string, link: RegExp): string[] {
  return [...new Set(Array.from(text.matchAll(link), ([, token = ""]) => token))];
}

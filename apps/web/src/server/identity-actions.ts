import { findPortalError } from "@portal/api";
import { errorCatalogue, type Problem } from "@portal/contract";
import { outlastMail } from "./outlast-mail.ts";
import type { PageOrigin } from "./page-origin.ts";
import { findHelpCenter, pageCaller } from "./page-request.ts";
import { beginSession, endSession } from "./session.ts";

/** What came of asking for a sign-in link; `sent` says nothing about whether the address is known. */
export type LinkRequest =
  { kind: "sent" } | { kind: "problems"; problems: Problem[] } | { kind: "too_many" } | { kind: "unavailable" };

/** What came of opening a mailed link. */
export type SignIn = { kind: "signed_in" } | { kind: "link_invalid" } | { kind: "unavailable" };

/** Mails a one-time link for the help center of a page, in the language of that page. */
export async function requestSignInLink({ segment, language }: PageOrigin, email: string): Promise<LinkRequest> {
  const helpCenter = await findHelpCenter(segment);
  if (helpCenter.kind !== "found") return { kind: "unavailable" };
  try {
    const caller = await pageCaller(segment, { acceptLanguage: language });
    // An empty field was not answered; the contract then says "missing" rather than "malformed".
    const answered = email === "" ? {} : { email };
    await caller.identity.requestSignInLink({ ...answered, tenant_slug: helpCenter.settings.tenant_slug });
    await outlastMail();
    return { kind: "sent" };
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "invalid_input") return { kind: "problems", problems: refusal.problems };
    if (refusal?.code === "too_many_requests") return { kind: "too_many" };
    if (refusal?.code === "service_unavailable") return { kind: "unavailable" };
    throw error;
  }
}

/** Trades the token of a mailed link for a session; this is the only thing that uses the link up. */
export async function confirmSignIn(segment: string, token: string): Promise<SignIn> {
  try {
    const caller = await pageCaller(segment);
    await beginSession(await caller.identity.openSession({ token }));
    return { kind: "signed_in" };
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return { kind: "unavailable" };
    if (refusal !== null && [401, 422].includes(errorCatalogue[refusal.code].status)) return { kind: "link_invalid" };
    throw error;
  }
}

/** Ends the session of whoever asks. */
export async function signOut(): Promise<void> {
  await endSession();
}

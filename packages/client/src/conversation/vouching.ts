import type { CallTerms } from "../transport/deadline.ts";

/** How a submission is sent or tried by a program that knows whose it is. */
export interface VouchingTerms extends CallTerms {
  /**
   * Says that your program has verified the person whose name and address the submission has, who then counts as signed in. For clients with an `apiKey`
   * that has the scope `conversations:on-behalf`; from any other it is `invalid_input` or `on_behalf_scope_missing`.
   */
  readonly requesterVerified?: boolean | undefined;
}

/** What a submission says of that in its headers. */
export function vouchingHeaders({ requesterVerified = false }: VouchingTerms): Readonly<Record<string, string>> {
  return requesterVerified ? { "Portal-Requester-Verified": "true" } : {};
}

import { challengeHeader } from "@portal/contract";
import type { Language } from "@portal/contract/language";
import { isChallenge, portalClient } from "./portal-client.ts";

// Longer than the server ever takes: after this the way to it is broken, and a form must not wait for ever.
const patienceMs = 30_000;

/** Under what a request is sent. */
export interface SendingTerms {
  tenantId: string;
  /** The language of the page, in which mail about the request is written too. */
  language: Language;
  /** Names this request: sent again with it, it is the same one. */
  key: string;
  /** What the form's hidden fields say, as headers. */
  evidence: Record<string, string>;
  /** Called when a challenge has to be solved before the request is taken. */
  onChallenge: () => void;
}

/** Sends a request, and once more with a solved challenge if one is asked for: nobody works for a request that is taken without. */
export async function createAnswering(
  input: unknown,
  { tenantId, key, language, evidence, onChallenge }: SendingTerms,
) {
  const create = (headers: Record<string, string>) => {
    const options = { signal: AbortSignal.timeout(patienceMs) };
    return portalClient({ tenantId, key, language, headers }).conversation.create.mutate(input, options);
  };
  try {
    return await create(evidence);
  } catch (error) {
    if (!isChallenge(error)) throw error;
    onChallenge();
    const [challenge, { answerTo }] = await Promise.all([
      portalClient({ tenantId }).challenge.create.query(),
      import("./solve-challenge.ts"),
    ]);
    return create({ ...evidence, [challengeHeader]: await answerTo(challenge) });
  }
}

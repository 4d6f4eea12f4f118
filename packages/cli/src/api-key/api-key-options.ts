import { apiKeyScopes, maxApiKeyNameCharacters, singleLineText } from "@portal/contract";
import { z } from "zod";
import { Refusal } from "../command/refusal.ts";

/** A key's id. */
export const apiKeyOption = z.uuid({ error: "should be a key's id; `portal api-keys list` shows them" });

/** What people call a key. */
export const apiKeyNameOption = singleLineText({ minCharacters: 1, maxCharacters: maxApiKeyNameCharacters });

/** What a key is to be good for; nothing is given unless it is named. */
export const scopesOption = z.array(z.enum(apiKeyScopes, { error: `should be one of ${apiKeyScopes.join(", ")}` }));

/** What an operator is told who names a key that the tenant has not. */
export function noSuchApiKey(slug: string): Refusal {
  return new Refusal(
    "notFound",
    `Tenant ${slug} has no such key that is still good; \`portal api-keys list --tenant ${slug}\` shows those it has.`,
  );
}

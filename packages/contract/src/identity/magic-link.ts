import { z } from "zod";
import { problemsFromZod } from "../errors/problems-from-zod.ts";
import type { Problem } from "../errors/problem.ts";
import { tenantSlugPattern } from "../tenant/tenant-claim.ts";
import { singleLineText } from "../text/text.ts";
import { emailSchema } from "./email-address.ts";

const opaqueToken = singleLineText({ minCharacters: 1, maxCharacters: 256 });

export const magicLinkInputSchema = z.strictObject({
  email: emailSchema,
  tenant_slug: z
    .string()
    .superRefine((slug, context) => {
      if (!tenantSlugPattern.test(slug)) {
        context.addIssue({ code: "custom", message: "Value is not a tenant slug", params: { type: "value_error" } });
      }
    })
    .meta({ pattern: tenantSlugPattern.source }),
});
export const magicLinkVerifyInputSchema = z.strictObject({ token: opaqueToken });
export const refreshInputSchema = z.strictObject({ refresh_token: opaqueToken });
export const logoutInputSchema = z.strictObject({ refresh_token: opaqueToken.optional() });

/** The answer to every request for a link, whether or not the address is known and whether or not a mail was sent. */
export const magicLinkRequestedSchema = z.strictObject({ expires_in_seconds: z.literal(900) });

/** A signed-in end user's tokens. */
export const signedInSchema = z.strictObject({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.number().int().positive(),
  requester: z.strictObject({
    requester_id: z.uuid(),
    email: z.string(),
    full_name: z.string(),
    tenant_id: z.uuid(),
  }),
});
export type SignedIn = z.infer<typeof signedInSchema>;

export type ParsedBody<T> = { success: true; data: T } | { success: false; problems: Problem[] };

/** Checks a body against one of the schemas of this contract; all problems at once, `loc` starting with `body`. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, input: unknown): ParsedBody<z.output<Schema>> {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success
    ? { success: true, data: parsed.data }
    : { success: false, problems: problemsFromZod(parsed.error, "body") };
}

import { emailSchema, problemsFromZod, singleLineText, submissionLimits } from "@portal/contract";
import { z } from "zod";
import { PortalError } from "../errors/portal-error.ts";
import type { Services } from "../services.ts";
import { findTenant } from "../tenant/find-tenant.ts";
import { issueAccessToken } from "./issue-access-token.ts";
import { lifetimesSeconds, longestTokenLifetimeSeconds } from "./lifetimes.ts";
import type { TokenSigner } from "./own-token.ts";
import { proveContact } from "../contact/prove-contact.ts";

const mintOrderSchema = z.object({
  tenantSlug: z.string(),
  email: emailSchema,
  name: singleLineText(submissionLimits.name),
  expiresInSeconds: z.number().int().min(1).max(longestTokenLifetimeSeconds).default(lifetimesSeconds.accessToken),
});

/** What minting takes. */
export type Minter = TokenSigner & Pick<Services, "database">;

/** For whom the operator wants a token, and for how long, in seconds; an hour unless said, a day at most. */
export type MintOrder = z.input<typeof mintOrderSchema>;

/**
 * Makes an end-user JWT on the operator's word, which proves the address: the contact is found or made. The token says the name
 * that was ordered, also where the contact is known by another.
 *
 * @throws PortalError `invalid_input` with the order's names in `loc`, `tenant_not_found`
 */
export async function mintAccessToken(services: Minter, order: MintOrder): Promise<string> {
  const parsed = mintOrderSchema.safeParse(order, { reportInput: true });
  if (!parsed.success) throw new PortalError("invalid_input", { problems: problemsFromZod(parsed.error, "body") });
  const { tenantSlug, email, name, expiresInSeconds } = parsed.data;
  const tenant = await findTenant(services.database, { by: "slug", slug: tenantSlug });
  if (tenant === null) throw new PortalError("tenant_not_found");

  const contact = await services.database.withRlsBypass((tx) => proveContact(tx, { tenantId: tenant.id, email, name }));
  return issueAccessToken(services, { ...contact, name }, expiresInSeconds);
}

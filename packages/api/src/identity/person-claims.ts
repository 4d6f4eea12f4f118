import { emailSchema, singleLineText, submissionLimits } from "@portal/contract";
import type { JWTPayload } from "jose";
import { z } from "zod";
import type { Requester } from "../context.ts";

/** A person whom the database knows. */
export interface Contact extends Requester {
  requesterId: string;
}

const personClaimsSchema = z.object({
  tenant_id: z.uuid().toLowerCase(),
  email: emailSchema,
  name: singleLineText(submissionLimits.name),
});

/** Reads who a verified token is about: address canonical, name cleaned; `null` when it does not say so in full. */
export function readPerson(payload: JWTPayload): Omit<Requester, "requesterId"> | null {
  const claims = personClaimsSchema.safeParse(payload);
  if (!claims.success) return null;
  const { tenant_id: tenantId, email, name } = claims.data;
  return { tenantId, email, name };
}

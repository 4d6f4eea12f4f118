import { tenantSlugPattern } from "@portal/contract";
import { z } from "zod";
import { wholeNumber } from "./read-options.ts";

/** A tenant's short name. */
export const slugOption = z.string().regex(tenantSlugPattern, {
  error: "should be a tenant's slug, such as acme: small letters, digits and single hyphens",
});

/** How many rows at most; all of them unless said. */
export const limitOption = wholeNumber(1, 999_999_999).optional();

/** Whether the answer is for programs. */
export const jsonFlag = z.boolean().default(false);

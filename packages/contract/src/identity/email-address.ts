import { z } from "zod";
import { canonicaliseEmail, emailMessage, maxAddressLength } from "./canonicalise-email.ts";

/** An e-mail address; parsing gives its canonical form. */
export const emailSchema = z
  .string()
  .transform((typed, context) => {
    const canonical = canonicaliseEmail(typed);
    if (canonical !== null) return canonical;
    context.addIssue({ code: "custom", message: emailMessage, params: { type: "value_error" } });
    return z.NEVER;
  })
  .meta({ format: "email", maxLength: maxAddressLength });

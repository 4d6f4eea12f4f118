import { tenantSlugPattern } from "@portal/contract";
import type { Finding } from "@portal/contract/form-authoring";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { wholeNumber } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";

/** A form's key looks as a tenant's slug does, since both stand in addresses. */
const keyOption = z.string().regex(tenantSlugPattern, {
  error: "should be a form's key, such as it-support: small letters, digits and single hyphens",
});

/** What every command about one form is told. */
export const formOptions = { tenant: slugOption, form: keyOption, json: jsonFlag };

/** A version, or a revision of a draft. */
export const countOption = wholeNumber(1, 999_999_999).optional();

/** What an operator is told who names a form that the tenant does not have. */
export function noSuchForm(slug: string): Refusal {
  return new Refusal(
    "notFound",
    `Tenant ${slug} has no such form; \`portal forms list --tenant ${slug}\` shows those it has.`,
  );
}

/** What an operator is told who asks for a draft where there is none. */
export function noDraft(): Refusal {
  return new Refusal("notFound", "The form has no draft; `portal forms import` saves one.");
}

/** What an operator is told who names a version that the form does not have. */
export function noSuchVersion(currentVersion: number): Refusal {
  return new Refusal("notFound", `The form has no such version; the current one is ${String(currentVersion)}.`);
}

/** A finding as a line for people: `error  fields[3].visible_when: There is no such field`. */
export function findingLine({ severity, path, sentence }: Finding): string {
  const place = path.map((part) => (typeof part === "number" ? `[${String(part)}]` : `.${part}`)).join("");
  return `${severity.padEnd(7)}  ${place === "" ? "the form" : place.replace(/^\./u, "")}: ${sentence}.`;
}

import { canonicalJson } from "../canonical-json.ts";
import { isQuestion } from "../compile-form.ts";
import type { FormDocument } from "../form-document.ts";
import type { FieldOf, FormField, FormQuestion } from "../form-field.ts";
import type { Finding } from "./finding.ts";

/**
 * Personal data that is asked for without a consent that whoever is asked has to give. E-mail and phone count as personal unless they say
 * `personal: false`, which is how an author says that the law does not ask for consent here; so this is a warning.
 */
export function findMissingConsent({ fields }: FormDocument): Finding[] {
  const consents = fields.filter((field) => field.type === "consent").filter(({ required }) => required === true);
  return fields.flatMap((field, index): Finding[] => {
    if (!isQuestion(field) || !isPersonal(field) || consents.some((consent) => goesWith(consent, field))) return [];
    const sentence = "The field asks for personal data, but no required consent is always shown together with it";
    return [{ rule: "missing_consent", severity: "warning", path: ["fields", index], sentence }];
  });
}

/** Tells whether answers to a field are about a person. */
export function isPersonal(field: FormQuestion): boolean {
  return field.personal ?? (field.type === "email" || field.type === "phone");
}

function goesWith(consent: FieldOf<"consent">, field: FormField): boolean {
  if (consent.visible_when === undefined) return true;
  return canonicalJson(consent.visible_when) === canonicalJson(field.visible_when ?? null);
}

/** Fields that a link may fill in, though nobody would see it, or only the person can do it. */
export function findForbiddenPrefills({ fields }: FormDocument, neverVisible: ReadonlySet<string>): Finding[] {
  return fields.flatMap((field, index): Finding[] => {
    if (!isQuestion(field) || field.prefill !== true) return [];
    const path = ["fields", index, "prefill"];
    if (neverVisible.has(field.key)) {
      return [
        { rule: "forbidden_prefill", severity: "error", path, sentence: "A link must not fill in a hidden field" },
      ];
    }
    if (field.type !== "consent" && field.type !== "file") return [];
    const sentence =
      field.type === "consent" ? "A link must not consent for somebody" : "A link must not choose files for somebody";
    return [{ rule: "forbidden_prefill", severity: "error", path, sentence }];
  });
}

import type { FormDocument } from "../form-document.ts";
import { findLowContrast } from "./check-colour.ts";
import { findBrokenTests, findLoops } from "./check-conditions.ts";
import { findImpossibleLimits } from "./check-limits.ts";
import { findMappingProblems } from "./check-mapping.ts";
import { findForbiddenPrefills, findMissingConsent } from "./check-privacy.ts";
import { findMissingTranslations } from "./check-texts.ts";
import { findNeverVisible } from "./find-never-visible.ts";
import type { Finding } from "./finding.ts";

/** What the linter knows of the tenant; what is left out is not checked. */
export interface LintContext {
  /** `#rrggbb`; findings about it have the path `["primary_color"]`, since it stands in no document. */
  readonly primaryColor?: string;
  /** The categories that the help center has. */
  readonly categories?: readonly string[];
}

/**
 * Looks for what is wrong with a form that has the right shape.
 *
 * @returns the findings, errors first; a form with an error is not to be published, as somebody would be stuck in it
 */
export function lintForm(document: FormDocument, { primaryColor, categories }: LintContext = {}): Finding[] {
  const neverVisible = findNeverVisible(document);
  const conditions = [...findLoops(document), ...findBrokenTests(document)];
  const findings = [
    ...conditions,
    ...findHidden(document, { neverVisible, explained: conditions }),
    ...findImpossibleLimits(document),
    ...findMappingProblems(document, categories),
    ...findForbiddenPrefills(document, neverVisible),
    ...findMissingConsent(document),
    ...findMissingTranslations(document),
    ...(primaryColor === undefined ? [] : findLowContrast(primaryColor)),
  ];
  const isError = ({ severity }: Finding) => severity === "error";
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

interface Hidden {
  readonly neverVisible: ReadonlySet<string>;
  /** What was said of conditions already: a field is not blamed twice for one mistake. */
  readonly explained: readonly Finding[];
}

function findHidden({ fields }: FormDocument, { neverVisible, explained }: Hidden): Finding[] {
  return fields.flatMap((field, index): Finding[] => {
    const isExplained = explained.some(({ path }) => path[1] === index && path[2] === "visible_when");
    if (!neverVisible.has(field.key) || isExplained) return [];
    const path = ["fields", index, "visible_when"];
    const isRequired = "required" in field && (field.required === true || field.required_when !== undefined);
    return isRequired
      ? [
          {
            rule: "never_visible",
            severity: "error",
            path,
            sentence: "The field is required, but no answers can ever show it",
          },
        ]
      : [{ rule: "never_visible", severity: "warning", path, sentence: "No answers can ever show this field" }];
  });
}

import { describe, expect, it } from "vitest";
import { parseFormDocument } from "../parse-form-document.ts";
import { documentOf } from "../testing/document-of.ts";
import { findImpossibleLimits } from "./check-limits.ts";

const en = (text: string) => ({ en: text });

describe("findImpossibleLimits", () => {
  it.each<[string, object, string]>([
    ["a text", { type: "text", min_length: 9, max_length: 8 }, "max_length"],
    ["a number", { type: "number", min: 2, max: 1 }, "max"],
    ["a date", { type: "date", earliest: "2026-01-02", latest: "2026-01-01" }, "latest"],
    [
      "a moment",
      { type: "date_time", earliest: "2026-01-01T00:00:00Z", latest: "2026-01-01T00:30:00+01:00" },
      "latest",
    ],
    [
      "a choice of several",
      { type: "multi_select", options: [{ value: "a", label: en("A") }], min_selected: 2 },
      "min_selected",
    ],
    [
      "a cascade",
      {
        type: "cascading_dropdown",
        levels: [en("1"), en("2")],
        options: [
          {
            value: "a",
            label: en("A"),
            children: [{ value: "b", label: en("B"), children: [{ value: "c", label: en("C") }] }],
          },
        ],
      },
      "options",
    ],
  ])("says that no answer keeps within the limits of %s", (_, limits, member) => {
    const field = { key: "a", label: en("A"), ...limits };
    const parsed = parseFormDocument({ ...documentOf([]), fields: [field] });

    expect(parsed.success && findImpossibleLimits(parsed.document).map(({ rule, path }) => [rule, ...path])).toEqual([
      ["impossible_limits", "fields", 0, member],
    ]);
  });
});

import { errorCatalogue, problemTypes } from "@portal/contract";
import { guides } from "../guides/guides.tsx";
import { operations } from "../reference/operations.ts";
import type { SearchEntry } from "./find-entries.ts";

/** Everything that can be found, small enough to be fetched when somebody begins to search. */
export function searchIndex(): SearchEntry[] {
  return [
    ...guides.map(({ slug, title, summary }) => entry(`/docs/guides/${slug}`, title, { kind: "Guide", text: summary })),
    ...operations.map(({ id, summary, method, path, description, parameters }) =>
      entry(`/docs/${id}`, summary, {
        kind: `${method} ${path}`,
        text: [id, method, path, description, ...parameters.map(({ name }) => name)].join(" "),
      }),
    ),
    ...Object.entries(errorCatalogue).map(([code, { status, detail }]) =>
      entry(`/docs/errors#${code}`, code, { kind: `Error ${status}`, text: detail }),
    ),
    ...Object.entries(problemTypes).map(([type, { cause }]) =>
      entry(`/docs/errors#problem-${type}`, type, { kind: "Problem of a 422", text: cause }),
    ),
  ];
}

function entry(path: string, title: string, { kind, text }: { kind: string; text: string }): SearchEntry {
  return { path, title, kind, text: `${kind} ${text}`.toLowerCase() };
}

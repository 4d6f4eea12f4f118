import { publishForm } from "@portal/api/operator";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { countOption, findingLine, formOptions, noDraft, noSuchForm } from "./form-options.ts";

const optionsSchema = z.object({ ...formOptions, revision: countOption });

/** Publishes a form's draft. */
export async function* publishDraft(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, revision, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const outcome = await publishForm(database, { tenantId, key, revision, requestId });
  switch (outcome.kind) {
    case "no_form":
      throw noSuchForm(slug);
    case "no_draft":
      throw noDraft();
    case "refused":
      throw new Refusal("conflict", ["The draft is not published:", ...outcome.findings.map(findingLine)].join("\n"));
    case "conflict":
      throw new Refusal("conflict", explainConflict(outcome));
    case "published":
      yield json
        ? jsonLine({ key, version: outcome.version, content_hash: outcome.contentHash, request_id: requestId })
        : [...outcome.warnings.map(findingLine), `Version ${String(outcome.version)} of ${key} is current.`].join("\n");
  }
}

interface Conflict {
  currentVersion: number;
  baseVersion: number;
  revision: number;
}

function explainConflict({ currentVersion, baseVersion, revision }: Conflict): string {
  return currentVersion === baseVersion
    ? `The draft has been saved again meanwhile: it is at revision ${String(revision)}.`
    : `Version ${String(currentVersion)} was published after this draft was begun from version ${String(baseVersion)}: export it, put the changes in, and import it again.`;
}

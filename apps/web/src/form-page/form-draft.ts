import { readTab, writeTab } from "../portal-form/tab-storage.ts";
import { isStandIn } from "./files/form-files.ts";
import { typedFromStored, type Typed } from "./typed/typed.ts";

/** What somebody had typed into a version of a form. */
export interface FormDraft {
  version: number;
  typed: Typed;
}

/** Names a draft: one a form, in the tab's storage, which ends with the tab. */
export function draftName(tenantId: string, formId: string): string {
  return `portal-form-draft:${tenantId}:${formId}`;
}

export function readDraft(name: string): FormDraft | null {
  const stored = readTab(name);
  if (typeof stored !== "object" || stored === null) return null;
  const { version, typed }: Partial<Record<keyof FormDraft, unknown>> = stored;
  return typeof version === "number" && Number.isSafeInteger(version)
    ? { version, typed: typedFromStored(typed) }
    : null;
}

/** Keeps a draft, or forgets it. Files that are not uploaded are left out: no page but this one has them. */
export function writeDraft(name: string, draft: FormDraft | null): void {
  writeTab(name, draft && { ...draft, typed: withoutStandIns(draft.typed) });
}

function withoutStandIns(typed: Typed): Typed {
  const entries = Object.entries(typed).map(([name, values]) => [name, values.filter((value) => !isStandIn(value))]);
  return typedFromStored(Object.fromEntries(entries));
}

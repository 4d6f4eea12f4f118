import { startTransition, useEffect, useState, type RefObject } from "react";
import { emptyValues, formFields, readFormValues, valuesFrom, type FormField, type FormValues } from "./form-values.ts";
import { readTab, writeTab } from "./tab-storage.ts";

interface DraftOptions {
  form: RefObject<HTMLFormElement | null>;
  tenantId: string;
  /** What the server refused and put back into the form itself: newer than any draft. */
  refusedValues: FormValues | null;
}

export interface Draft {
  /** Tells that an earlier text was put back when the page came. */
  wasRestored: boolean;
  keep: () => void;
  forget: () => void;
}

/**
 * Keeps what is typed, so that a reload or a crash loses nothing. It is the tab's storage, which ends with the tab: a draft
 * holds a name, an address and a trouble, and the next person at a shared machine is somebody else.
 */
export function useDraft({ form, tenantId, refusedValues }: DraftOptions): Draft {
  const key = `portal-draft:${tenantId}`;
  const [wasRestored, setWasRestored] = useState(false);

  useEffect(() => {
    if (refusedValues !== null) {
      writeTab(key, refusedValues);
    } else if (form.current !== null) {
      const hasChanged = restore(form.current, readDraft(key));
      startTransition(() => {
        setWasRestored(hasChanged);
      });
    }
  }, [form, key, refusedValues]);

  return {
    wasRestored,
    keep: () => {
      if (form.current !== null) writeTab(key, readFormValues(new FormData(form.current)));
    },
    forget: () => {
      setWasRestored(false);
      writeTab(key, null);
    },
  };
}

/** Puts values into the form's fields; a field that is not shown is passed over. */
export function writeFormValues(form: HTMLFormElement, values: FormValues): void {
  for (const field of formFields) writeField(form, field, values[field]);
}

/** Fills what is still untouched: people may have started to type before this script came. */
function restore(form: HTMLFormElement, draft: FormValues | null): boolean {
  if (draft === null) return false;
  const current = readFormValues(new FormData(form));
  const untouched = formFields.filter((field) => current[field] === emptyValues[field] && draft[field] !== "");
  const changed = untouched.filter((field) => draft[field] !== current[field]);
  for (const field of changed) writeField(form, field, draft[field]);
  return changed.length > 0;
}

function writeField(form: HTMLFormElement, field: FormField, value: string): void {
  const control = form.elements.namedItem(field);
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof RadioNodeList
  ) {
    control.value = value;
  } else if (control instanceof HTMLSelectElement) {
    control.value = value;
    // A category that no longer exists would leave the list with nothing chosen.
    if (control.selectedIndex === -1) control.value = "";
  }
  if (control instanceof HTMLElement) control.dispatchEvent(new Event("input", { bubbles: true }));
}

function readDraft(key: string): FormValues | null {
  const stored = readTab(key);
  if (typeof stored !== "object" || stored === null) return null;
  const entries = new Map<string, unknown>(Object.entries(stored));
  return valuesFrom((field) => entries.get(field));
}

import { startTransition, useEffect, useState, type RefObject } from "react";
import { emptyValues, formFields, readFormValues, type FormField, type FormValues } from "./form-values.ts";

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
      writeDraft(key, refusedValues);
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
      if (form.current !== null) writeDraft(key, readFormValues(new FormData(form.current)));
    },
    forget: () => {
      setWasRestored(false);
      writeDraft(key, null);
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
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof stored === "object" && stored !== null ? valuesOf(new Map(Object.entries(stored))) : null;
  } catch {
    // Storage can be switched off, and what is in it is anybody's.
    return null;
  }
}

function valuesOf(stored: ReadonlyMap<string, unknown>): FormValues {
  const text = (field: FormField) => {
    const value = stored.get(field);
    return typeof value === "string" ? value : emptyValues[field];
  };
  return {
    subject: text("subject"),
    description: text("description"),
    category: text("category"),
    priority: text("priority"),
    name: text("name"),
    email: text("email"),
  };
}

function writeDraft(key: string, values: FormValues | null): void {
  try {
    if (values === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Without storage the form still works; it only cannot survive a reload.
  }
}

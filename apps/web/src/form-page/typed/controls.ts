import { readTyped, textOf, type Typed } from "./typed.ts";

/**
 * Reads what stands in the controls of a form on its page. A day of which only a part is filled in is nothing to a browser; here it is a text
 * that no field takes, so that it is refused and not silently left out.
 */
export function readControls(form: HTMLFormElement): Typed {
  const typed = new Map(Object.entries(readTyped(new FormData(form))));
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement)) continue;
    if (control.validity.badInput) typed.set(control.name, ["?"]);
  }
  return Object.fromEntries(typed);
}

/** Puts back what was typed, but where something else stands by now: people may have started before this script came. */
export function writeUntouched(form: HTMLFormElement, typed: Typed, start: Typed): boolean {
  const now = readControls(form);
  const isUntouched = (name: string) => name.endsWith(".zone") || isSame(now[name], start[name]);
  const names = new Set(Object.keys(typed).filter((name) => isUntouched(name) && !isSame(now[name], typed[name])));
  for (const control of form.elements) {
    if (isTypable(control) && names.has(control.name)) write(control, typed);
  }
  // What was ticked when the page came, and was unticked then.
  for (const control of form.elements) {
    if (isBox(control) && isUntouched(control.name) && control.name in start && !(control.name in typed)) {
      control.checked = false;
    }
  }
  return names.size > 0;
}

type Typable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function write(control: Typable, typed: Typed): void {
  const text = textOf(typed, control.name);
  if (isBox(control)) control.checked = typed[control.name]?.includes(control.value) === true;
  else control.value = text;
  // An option that no longer exists would leave the list with nothing chosen.
  if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.value = "";
}

function isTypable(control: Element): control is Typable {
  return (
    // Hidden ones say which files there are, which is for the list of files to say.
    (control instanceof HTMLInputElement && !["file", "hidden"].includes(control.type)) ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  );
}

function isBox(control: Element): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === "checkbox";
}

/** An empty control and one that sends nothing hold the same. */
function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  const texts = (values: readonly string[] | undefined) => (values ?? []).filter((value) => value !== "").join("\n");
  return texts(one) === texts(other);
}

// Storage can be switched off or full; then things last as long as the page, and only cannot survive a reload.
const ofThisPage = new Map<string, string>();

/** Reads what a page of this tab wrote under a name, or `null`. What is stored in a browser is anybody's: the caller checks it. */
export function readTab(name: string): unknown {
  try {
    return JSON.parse(ofThisPage.get(name) ?? sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** Writes something down for the pages of this tab, and for nobody after them; `null` removes it. */
export function writeTab(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  ofThisPage.delete(name);
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    ofThisPage.set(name, text);
  }
}

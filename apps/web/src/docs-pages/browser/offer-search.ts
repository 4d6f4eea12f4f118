import { findEntries, type SearchEntry } from "../search/find-entries.ts";

/** Shows results while somebody types; the index is fetched when they begin. `/` goes to the search, Escape leaves it. */
export function offerSearch(): void {
  const input = document.querySelector<HTMLInputElement>("#docs-search");
  const results = document.querySelector<HTMLElement>("[data-search-results]");
  const status = document.querySelector<HTMLElement>("[data-search-status]");
  if (input === null || results === null || status === null) return;

  let index: Promise<SearchEntry[]> | undefined;
  const close = () => {
    results.hidden = true;
    results.replaceChildren();
  };
  const update = async () => {
    const query = input.value;
    const found = findEntries(await (index ??= fetchIndex()), query);
    // Somebody has typed on while the index was on its way.
    if (query !== input.value) return;
    results.replaceChildren(...found.map(linkTo));
    results.hidden = found.length === 0;
    status.textContent = query.trim() === "" ? "" : `${found.length} found`;
  };
  input.addEventListener("focus", () => void (index ??= fetchIndex()));
  input.addEventListener("input", () => void update());
  input.form?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      input.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      moveFocus(event, [input, ...results.querySelectorAll("a")]);
  });
  input.form?.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || input.form?.contains(relatedTarget) !== true) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    input.focus();
  });
}

async function fetchIndex(): Promise<SearchEntry[]> {
  const response = await fetch("/docs/search.json");
  const index: unknown = response.ok ? await response.json() : [];
  return Array.isArray(index) ? index.filter(isEntry) : [];
}

function isEntry(value: unknown): value is SearchEntry {
  return typeof value === "object" && value !== null && "path" in value && "title" in value && "text" in value;
}

function linkTo({ path, title, kind }: SearchEntry): HTMLAnchorElement {
  const link = document.createElement("a");
  const tenant = new URLSearchParams(location.search).get("tenant");
  const address = new URL(path, location.origin);
  if (tenant !== null) address.searchParams.set("tenant", tenant);
  link.href = address.href;
  const note = document.createElement("span");
  note.textContent = kind;
  link.append(title, note);
  return link;
}

function moveFocus(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"))
  );
}

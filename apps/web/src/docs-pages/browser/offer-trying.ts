/** Lets the page send its request, and shows what comes back: status, headers and body. */
export function offerTrying(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-try-it]")) {
    form.hidden = false;
    form.parentElement?.querySelector("[data-without-scripts]")?.remove();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form);
    });
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  const status = form.querySelector("[data-answer-status]");
  const answer = form.querySelector<HTMLElement>("[data-answer]");
  if (status === null || answer === null) return;
  answer.hidden = false;
  status.textContent = "Sending …";
  show(form, { headers: "", body: "" });
  const startedAt = performance.now();
  try {
    const response = await fetch(addressOf(form), optionsOf(form));
    const body = await response.text();
    status.textContent = `${statusOf(response)} in ${Math.round(performance.now() - startedAt)} ms`;
    show(form, { headers: headersOf(response), body: pretty(body) });
  } catch {
    status.textContent = "No answer came. Check the values and the connection.";
  }
}

/** The address is this server's own; an optional value that is empty is left out. */
function addressOf(form: HTMLFormElement): URL {
  const isDryRun = form.querySelector<HTMLInputElement>("[data-dry-run]")?.checked === true;
  const { path = "", dryRunPath = "" } = form.dataset;
  const filled = fieldsIn(form, "path").reduce(
    (filling, [name, value]) => filling.replace(`{${name}}`, encodeURIComponent(value)),
    isDryRun ? dryRunPath : path,
  );
  const address = new URL(filled, location.origin);
  for (const [name, value] of fieldsIn(form, "query")) address.searchParams.append(name, value);
  return address;
}

function optionsOf(form: HTMLFormElement): RequestInit {
  const { method = "GET" } = form.dataset;
  const headers = new Headers(fieldsIn(form, "header"));
  const token = form.querySelector<HTMLInputElement>("[data-token]")?.value.trim() ?? "";
  if (token !== "") headers.set("Authorization", `Bearer ${token}`);
  const body = form.querySelector<HTMLTextAreaElement>("[data-content-type]");
  if (body !== null) headers.set("Content-Type", body.dataset["contentType"] ?? "");
  // As a program of somebody's own would: no cookie goes along.
  return { method, headers, body: body?.value ?? null, credentials: "omit", redirect: "manual" };
}

function fieldsIn(form: HTMLFormElement, place: string): [string, string][] {
  return [...form.querySelectorAll<HTMLInputElement>(`[data-place="${place}"]`)]
    .filter(({ value }) => value !== "")
    .map(({ dataset, value }) => [dataset["name"] ?? "", value]);
}

function statusOf({ type, status, statusText }: Response): string {
  return type === "opaqueredirect"
    ? "A redirect, which browsers do not let a page look into,"
    : `${status} ${statusText}`.trim();
}

function headersOf({ headers }: Response): string {
  return [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function show(form: HTMLFormElement, { headers, body }: { headers: string; body: string }): void {
  const parts = [
    ["[data-answer-headers]", headers],
    ["[data-answer-body]", body],
  ] as const;
  for (const [selector, text] of parts) {
    const place = form.querySelector(selector);
    if (place === null) continue;
    place.textContent = text;
    place.parentElement?.toggleAttribute("hidden", text === "");
  }
}

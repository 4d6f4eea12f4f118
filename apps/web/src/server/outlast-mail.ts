import { getServices } from "./services.ts";

declare global {
  // Next bundles pages and routes apart from one another: only the global object is one per process.
  var portalEndsWithItsMail: boolean | undefined;
}

/** Says that this process waits for its mail by itself when it ends. */
export function endWithMail(): void {
  globalThis.portalEndsWithItsMail = true;
}

/** Lets the mail that this request has set off reach its server even when the process is asked to end: Next waits for what is told so. */
export async function outlastMail(): Promise<void> {
  if (globalThis.portalEndsWithItsMail === true) return;
  const { mailer } = await getServices();
  // Here, because it cannot be loaded where Next does not run.
  const { after } = await import("next/server");
  after(() => mailer.drain());
}

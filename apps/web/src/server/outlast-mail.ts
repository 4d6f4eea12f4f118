import { after } from "next/server";
import { getServices } from "./services.ts";

/** Lets the mail that this request has set off reach its server even when the process is asked to end: Next waits for what is told so. */
export async function outlastMail(): Promise<void> {
  const { mailer } = await getServices();
  after(() => mailer.drain());
}

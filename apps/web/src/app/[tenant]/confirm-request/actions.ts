"use server";

import { notFound } from "next/navigation";
import { confirmRequest, stopMail, type PressedLink } from "../../../server/mailed-link-actions.ts";

/** What the page shows after its button was pressed. */
export type Confirmation = PressedLink<{ kind: "confirmed"; displayId: string }>;
export type Disowning = PressedLink<{ kind: "stopped" }>;

// Anybody can call an action with anything, so these take their arguments for unknown.

export async function confirm(segment: unknown, _previous: unknown, formData: unknown): Promise<Confirmation> {
  if (typeof segment !== "string" || !(formData instanceof FormData)) notFound();
  return confirmRequest(segment, tokenOf(formData));
}

export async function disown(segment: unknown, _previous: unknown, formData: unknown): Promise<Disowning> {
  if (typeof segment !== "string" || !(formData instanceof FormData)) notFound();
  return stopMail(segment, tokenOf(formData));
}

function tokenOf(formData: FormData): string {
  const token = formData.get("token");
  return typeof token === "string" ? token : "";
}

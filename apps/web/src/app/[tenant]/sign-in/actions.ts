"use server";

import { notFound, redirect } from "next/navigation";
import {
  confirmSignIn,
  requestSignInLink,
  signOut,
  type LinkRequest,
  type SignIn,
} from "../../../server/identity-actions.ts";
import { languageParameter } from "../../../language/language-parameter.ts";
import { readPageOrigin } from "../../../server/page-origin.ts";
import { basePathOf } from "../../../server/page-request.ts";

/** What the sign-in page shows after a refusal, with the address as typed. */
export interface RefusedLinkRequest {
  outcome: Exclude<LinkRequest, { kind: "sent" }>;
  email: string;
}

// Anybody can call an action with anything, so these take their arguments for unknown.

export async function askForLink(from: unknown, _previous: unknown, formData: unknown): Promise<RefusedLinkRequest> {
  const origin = readPageOrigin(from);
  if (origin === null || !(formData instanceof FormData)) notFound();
  const { segment, language } = origin;
  const email = textOf(formData, "email");
  const outcome = await requestSignInLink(origin, email);
  if (outcome.kind === "sent") redirect(`${basePathOf(segment)}/sign-in/sent?${languageParameter}=${language}`);
  return { outcome, email };
}

export async function openLink(
  segment: unknown,
  _previous: unknown,
  formData: unknown,
): Promise<Exclude<SignIn, { kind: "signed_in" }>> {
  if (typeof segment !== "string" || !(formData instanceof FormData)) notFound();
  const outcome = await confirmSignIn(segment, textOf(formData, "token"));
  if (outcome.kind === "signed_in") redirect(homeOf(segment));
  return outcome;
}

export async function signOutHere(segment: unknown): Promise<void> {
  if (typeof segment !== "string") notFound();
  await signOut();
  redirect(homeOf(segment));
}

function homeOf(segment: string): string {
  const basePath = basePathOf(segment);
  return basePath === "" ? "/" : basePath;
}

function textOf(formData: FormData, name: string): string {
  const value = formData.get(name);
  return typeof value === "string" ? value : "";
}

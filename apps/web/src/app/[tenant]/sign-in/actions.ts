"use server";

import { redirect } from "next/navigation";
import {
  confirmSignIn,
  requestSignInLink,
  signOut,
  type LinkRequest,
  type SignIn,
} from "../../../server/identity-actions.ts";
import { basePathOf } from "../../../server/page-request.ts";

/** What the sign-in page shows after a refusal, with the address as typed. */
export interface RefusedLinkRequest {
  outcome: Exclude<LinkRequest, { kind: "sent" }>;
  email: string;
}

export async function askForLink(
  segment: string,
  _previous: RefusedLinkRequest | null,
  formData: FormData,
): Promise<RefusedLinkRequest> {
  const email = textOf(formData, "email");
  const outcome = await requestSignInLink(segment, email);
  if (outcome.kind === "sent") redirect(`${basePathOf(segment)}/sign-in/sent`);
  return { outcome, email };
}

export async function openLink(
  segment: string,
  _previous: Exclude<SignIn, { kind: "signed_in" }> | null,
  formData: FormData,
): Promise<Exclude<SignIn, { kind: "signed_in" }>> {
  const outcome = await confirmSignIn(segment, textOf(formData, "token"));
  if (outcome.kind === "signed_in") redirect(homeOf(segment));
  return outcome;
}

export async function signOutHere(segment: string): Promise<void> {
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

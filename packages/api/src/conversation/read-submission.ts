import {
  parseRequesterSubmission,
  parseVisitorSubmission,
  type Problem,
  type SubmittedRequest,
} from "@portal/contract";
import type { Access, Actor } from "../access/resolve-access.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** Whom a submission is from: what a visitor typed is a claim, what a token says is proved. */
export interface Sender {
  verification: "claimed" | "token";
  name: string;
  /** Canonical address. */
  email: string;
}

/** A submission that may be stored. */
export interface Submission {
  tenant: Tenant;
  sender: Sender;
  request: SubmittedRequest;
}

const formClosed: Problem = {
  loc: ["body"],
  msg: "This help center does not take requests at present",
  type: "form_closed",
};

/**
 * Checks a submission as far as that goes without writing.
 *
 * @throws PortalError `invalid_input` with every problem of query and body
 */
export function readSubmission(access: Access, input: unknown): Submission {
  const parsed = parseAs(access.actor, input);
  if (access.tenant === null) {
    const bodyProblems = parsed.success ? [] : parsed.problems;
    throw new PortalError("invalid_input", { problems: [...access.tenantProblems, ...bodyProblems] });
  }
  if (!access.tenant.isContactFormEnabled) throw new PortalError("invalid_input", { problems: [formClosed] });
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  return { tenant: access.tenant, sender: parsed.sender, request: parsed.request };
}

type Parsed = { success: true; sender: Sender; request: SubmittedRequest } | { success: false; problems: Problem[] };

function parseAs(actor: Actor, input: unknown): Parsed {
  if (actor.kind === "visitor") {
    const parsed = parseVisitorSubmission(input);
    if (!parsed.success) return parsed;
    return { success: true, sender: { verification: "claimed", ...parsed.claim }, request: parsed.request };
  }
  const parsed = parseRequesterSubmission(input);
  if (!parsed.success) return parsed;
  const { name, email } = actor.requester;
  return { success: true, sender: { verification: "token", name, email }, request: parsed.request };
}

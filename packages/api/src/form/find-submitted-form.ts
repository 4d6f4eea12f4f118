import { isUuid, type Problem } from "@portal/contract";
import { formAvailability } from "@portal/contract/form";
import type { Database } from "@portal/db";
import { findForm } from "./find-form.ts";
import type { PublishedForm } from "./form.ts";

/** The form that a submission was filled in with, or what keeps it from being one; `none` when it names no form and has nothing of one. */
export type SubmittedForm =
  | { kind: "none" }
  /** `closed` says why it is not taken at present; a request that came while it was open keeps its answer all the same. */
  | { kind: "filled_in"; form: PublishedForm; closed: Problem | null }
  | { kind: "refused"; problems: Problem[] };

/**
 * Finds the version that a submission says it was filled in with: the named form, or else the tenant's default; the named version, or
 * else the current one. What is malformed is left to the submission's schema to say.
 *
 * @param input the body as it was sent
 */
export async function findSubmittedForm(
  database: Database,
  tenantId: string | null,
  input: unknown,
): Promise<SubmittedForm> {
  const named = readNames(input);
  // Without a tenant there is nothing to look in, and the refusal is about that.
  if (named === null || tenantId === null) return { kind: "none" };
  const { id, version, isOfForm } = named;
  const found = await findForm(database, {
    tenantId,
    form: id === null ? { by: "default" } : { by: "id", id },
    version: version ?? undefined,
  });
  if (found.kind === "unknown_form") {
    if (id !== null) return refused({ loc: ["body", "form_id"], msg: "There is no such form", type: "form_unknown" });
    return isOfForm ? { kind: "none" } : refused(noVersions);
  }
  if (found.kind === "unknown_version") return refused(unknownVersion(found.currentVersion));
  return { kind: "filled_in", form: found.form, closed: isOpen(found.form) ? null : closed };
}

/** Of PostgreSQL's. */
const largestInteger = 2 ** 31 - 1;

const noVersions: Problem = {
  loc: ["body", "form_version"],
  msg: "This help center has no default form: name the form that the version is of, or leave it out",
  type: "form_version_unknown",
};

const closed: Problem = {
  loc: ["body", "form_id"],
  msg: "This form does not take requests at present",
  type: "form_closed",
};

function unknownVersion(currentVersion: number): Problem {
  const msg = `There is no such version of this form: the current one is ${String(currentVersion)}`;
  return { loc: ["body", "form_version"], msg, type: "form_version_unknown" };
}

function refused(problem: Problem): SubmittedForm {
  return { kind: "refused", problems: [problem] };
}

function isOpen({ isRetired, document }: PublishedForm): boolean {
  return !isRetired && formAvailability(document, Date.now()) === "open";
}

/** What a body says of its form, as far as it is well-formed; `null` when it says nothing. */
function readNames(input: unknown): { id: string | null; version: number | null; isOfForm: boolean } | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return null;
  const { form_id: id, form_version: version, custom_attrs: attrs }: BodyNames = input;
  if (id === undefined && version === undefined && attrs === undefined) return null;
  if (id !== undefined && (typeof id !== "string" || !isUuid(id))) return null;
  const isCounted = typeof version === "number" && Number.isSafeInteger(version) && version >= 1;
  return {
    id: id ?? null,
    version: isCounted ? Math.min(version, largestInteger) : null,
    isOfForm: version === undefined,
  };
}

interface BodyNames {
  form_id?: unknown;
  form_version?: unknown;
  custom_attrs?: unknown;
}

import type { ErrorCode, KeyReceipt, Problem, TrpcErrorDetail } from "@portal/contract";
import { isFormField, type FormField } from "./form-values.ts";

/** A file as a problem with it names it: by its name, with a link to where it stands on the page. */
export interface NamedFile {
  key: string;
  name: string;
}

/** Why a request did not arrive, as far as the person who sent it can do something about it. */
export type Refusal =
  | {
      kind: "problems";
      problems: Problem[];
      /** The files in the order in which `attachment_ids` lists them. */
      files: readonly NamedFile[];
    }
  /** The form's key has brought another request already: the one of the receipt, if that could be looked up. */
  | { kind: "already_sent"; earlier: KeyReceipt | null }
  | { kind: "busy"; retryAfterSeconds: number | null }
  | { kind: "limited"; retryAfterSeconds: number | null }
  | { kind: "unreachable" }
  | { kind: "sign_in" }
  | { kind: "failed"; requestId: string | null }
  /** `null` when the door itself has refused it, before there was a procedure to ask. */
  | { kind: "declined"; code: ErrorCode | null };

type RefusedBy = Pick<TrpcErrorDetail, "error_code" | "problems" | "request_id" | "retry_after_seconds">;

/** Reads a refusal of the procedure; every door brings the same facts. */
export function refusalFromDetail(refused: RefusedBy): Refusal {
  switch (refused.error_code) {
    case "invalid_input":
      return { kind: "problems", problems: refused.problems, files: [] };
    case "service_unavailable":
    case "storage_unavailable":
      return { kind: "busy", retryAfterSeconds: refused.retry_after_seconds };
    case "too_many_requests":
    case "challenge_due":
      return { kind: "limited", retryAfterSeconds: refused.retry_after_seconds };
    case "idempotency_key_reused":
      return { kind: "already_sent", earlier: null };
    case "sign_in_required":
      return { kind: "sign_in" };
    case "internal":
      return { kind: "failed", requestId: refused.request_id };
    default:
      return { kind: "declined", code: refused.error_code };
  }
}

/** The field of the form that a problem is about, or `null` when it has none. */
export function fieldOf(problem: Problem): FormField | null {
  const name = problem.loc[1];
  return problem.loc[0] === "body" && problem.loc.length === 2 && isFormField(name) ? name : null;
}

/** Tells whether a problem is about the files, one or all of them. */
export function isAboutFiles({ loc }: Problem): boolean {
  return loc[0] === "body" && loc[1] === "attachment_ids";
}

/** The place in the list of files that a problem is about, or `null` when it is about no single one. */
export function fileIndexOf(problem: Problem): number | null {
  const index = problem.loc[2];
  return isAboutFiles(problem) && typeof index === "number" ? index : null;
}

/** Tells whether the procedure asks who is sending: then the page's session has ended, whatever the page shows. */
export function asksWhoYouAre(refusal: Refusal | null): boolean {
  if (refusal?.kind !== "problems") return false;
  return refusal.problems.some((problem) => ["name", "email"].includes(fieldOf(problem) ?? ""));
}

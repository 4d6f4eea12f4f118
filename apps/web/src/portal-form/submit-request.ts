"use server";

import { notFound, redirect } from "next/navigation";
import { findPortalError } from "@portal/api";
import { errorCatalogue } from "@portal/contract";
import { getServices } from "../server/services.ts";
import { basePathOf, pageCaller, pageRequestId } from "../server/page-request.ts";
import { readFormValues, type FormValues } from "./form-values.ts";
import { refusalFromDetail, type Refusal } from "./refusal.ts";
import { submissionFromValues } from "./submission-from-values.ts";

/** What the page shows after a submission without scripts that was refused: why, and everything that had been typed. */
export interface RefusedForm {
  refusal: Refusal;
  values: FormValues;
}

/**
 * The form's way in without scripts: a request that is stored answers with a redirect, so that a refresh sends nothing twice;
 * one that is refused answers with the same page, its text kept. Anybody can call an action with anything.
 *
 * @param segment the `[tenant]` segment of the page that the form stands on
 */
export async function submitRequest(segment: unknown, _previous: unknown, formData: unknown): Promise<RefusedForm> {
  if (typeof segment !== "string" || !(formData instanceof FormData)) notFound();
  const values = readFormValues(formData);
  const outcome = await create(segment, values);
  // redirect() works by throwing, so it stands where nothing catches.
  if (typeof outcome === "string") redirect(`${basePathOf(segment)}/sent/${outcome}`);
  return { refusal: outcome, values };
}

async function create(segment: string, values: FormValues): Promise<string | Refusal> {
  try {
    const caller = await pageCaller(segment);
    const conversation = await caller.conversation.create(submissionFromValues(values));
    return conversation.id;
  } catch (error) {
    const refused = findPortalError(error);
    // The procedure has logged its own bugs; what is thrown around it would otherwise be seen by nobody.
    if (refused === null)
      (await getServices()).logger.error({ err: error, requestId: await pageRequestId() }, "form failed");
    return refusalFromDetail({
      error_code: refused?.code ?? "internal",
      detail: refused?.message ?? errorCatalogue.internal.detail,
      problems: refused?.problems ?? [],
      request_id: await pageRequestId(),
      retry_after_seconds: refused?.retryAfterSeconds ?? null,
    });
  }
}

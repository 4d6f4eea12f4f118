import { evaluateForm, readFormSubmission } from "@portal/contract/form";
import { largeAnswers } from "@portal/contract/form-testing";
import { demoTenants } from "@portal/db/admin";
import { median } from "../../scripts/stress/statistics.ts";
import type { BenchPortal } from "../portal/bench-portal.ts";
import { askedForm, filledIn, publishLargeForm } from "./large-form.ts";
import { noVisit, visitForm, type FormVisit } from "./visit-form.ts";

const repetitions = 300;

/** What a form of 200 fields with 100 conditions costs, in milliseconds; medians. Those of the browser are NaN without one. */
export interface FormFigures extends FormVisit {
  /** The check of what it sends, once it is compiled. */
  readonly checkMs: number;
  /** Its conditions alone. */
  readonly evaluateMs: number;
}

/** Measures it in Chromium against the portal, and what the server does with what comes of it. */
export async function measureForms(
  { portal, database }: BenchPortal,
  { chromium, visits }: { chromium: string | undefined; visits: number },
): Promise<FormFigures> {
  const { slug, id } = demoTenants.acme;
  const path = await publishLargeForm(database.urls.superuserUrl, id);
  const url = `${portal.origin}/${slug}/${path}`;
  const visited = chromium === undefined ? noVisit : await visitForm(chromium, { url, visits });
  return { ...visited, ...measureOnServer() };
}

function measureOnServer(): Pick<FormFigures, "checkMs" | "evaluateMs"> {
  const [form, body, answers] = [askedForm(), filledIn(), largeAnswers()];
  return {
    checkMs: medianMs(() => {
      const reading = readFormSubmission(form, body);
      if (!reading.success) throw new Error(`The answers are refused: ${JSON.stringify(reading.problems[0])}`);
    }),
    evaluateMs: medianMs(() => evaluateForm(form, answers)),
  };
}

/** Of as many again as were run to warm up. */
function medianMs(work: () => unknown): number {
  const repeat = () =>
    Array.from({ length: repetitions }, () => {
      const startedAtMs = performance.now();
      work();
      return performance.now() - startedAtMs;
    });
  repeat();
  return median(repeat());
}

import { type FormAction, setFormState } from "@portal/api/operator";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { formOptions, noSuchForm } from "./form-options.ts";

const optionsSchema = z.object(formOptions);

const actionOf = { retire: "retire", restore: "restore", "make-default": "make_default" } as const satisfies Readonly<
  Record<string, FormAction>
>;
const sentenceOf: Readonly<Record<FormAction, string>> = {
  retire: "takes no requests any more.",
  restore: "takes requests again.",
  make_default: "is meant when no form is named.",
};

/** Retires a form, takes it back, or makes it the default. */
export async function* setState(name: keyof typeof actionOf, given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, json } = readOptions(optionsSchema, given);
  const action = actionOf[name];
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  switch (await setFormState(database, { tenantId, key, action, requestId })) {
    case "no_form":
      throw noSuchForm(slug);
    case "retired":
      throw new Refusal("conflict", "The form is retired: restore it first.");
    case "unpublished":
      throw new Refusal("conflict", "Nothing of the form is published yet.");
    case "done":
      yield json ? jsonLine({ key, action: name, request_id: requestId }) : `The form ${key} ${sentenceOf[action]}`;
  }
}

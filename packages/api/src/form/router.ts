import { formListSchema, publishedFormSchema } from "@portal/contract";
import { z } from "zod";
import { listLanguages } from "../language/choose-language.ts";
import { router, tenantProcedure } from "../trpc.ts";
import { describeForms } from "./describe-form.ts";
import { getForm } from "./get-form.ts";
import { listForms } from "./list-forms.ts";

/** What is named in the call comes before what the request's header says. */
const locales = z.array(z.string().max(35)).max(20).default([]);
const localesOr = (named: string[], acceptLanguage: string | undefined) =>
  named.length > 0 ? named : listLanguages(acceptLanguage);

export const formRouter = router({
  list: tenantProcedure
    .meta({ scope: "any" })
    .input(z.object({ locales }))
    .output(formListSchema)
    .query(async ({ ctx, input }) =>
      describeForms(
        await listForms(ctx.services.database, ctx.access.tenant.id),
        localesOr(input.locales, ctx.acceptLanguage),
      ),
    ),
  get: tenantProcedure
    .meta({ scope: "any" })
    .input(z.object({ form: z.string(), version: z.int32().min(1).optional(), locales }))
    .output(publishedFormSchema)
    .query(({ ctx, input }) => getForm(ctx, { ...input, locales: localesOr(input.locales, ctx.acceptLanguage) })),
});

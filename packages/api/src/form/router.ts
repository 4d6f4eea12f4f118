import { formListSchema, publishedFormSchema } from "@portal/contract";
import { z } from "zod";
import { router, tenantProcedure } from "../trpc.ts";
import { describeForms } from "./describe-form.ts";
import { getForm } from "./get-form.ts";
import { listForms } from "./list-forms.ts";

const locales = z.array(z.string().max(35)).max(20).default([]);

export const formRouter = router({
  list: tenantProcedure
    .input(z.object({ locales }))
    .output(formListSchema)
    .query(async ({ ctx, input }) =>
      describeForms(await listForms(ctx.services.database, ctx.access.tenant.id), input.locales),
    ),
  get: tenantProcedure
    .input(z.object({ form: z.string(), version: z.int32().min(1).optional(), locales }))
    .output(publishedFormSchema)
    .query(({ ctx, input }) => getForm(ctx, input)),
});

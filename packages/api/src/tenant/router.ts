import { helpCenterSettingsSchema, resolvedTenantSchema } from "@portal/contract";
import { z } from "zod";
import { publicProcedure, router, tenantProcedure } from "../trpc.ts";
import { describeTenant } from "./describe-tenant.ts";
import { resolveTenant } from "./resolve-tenant.ts";

export const tenantRouter = router({
  resolve: publicProcedure
    .input(z.array(z.string()))
    .output(resolvedTenantSchema)
    .query(({ ctx, input }) => resolveTenant(ctx, input)),
  settings: tenantProcedure
    .meta({ scope: "any" })
    .output(helpCenterSettingsSchema)
    .query(({ ctx }) => describeTenant(ctx.access.tenant)),
});

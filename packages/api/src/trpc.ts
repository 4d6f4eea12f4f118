import { initTRPC, TRPCError } from "@trpc/server";
import { errorCatalogue, type TrpcErrorDetail } from "@portal/contract";
import { requireScope, type NeededScope } from "./api-key/require-scope.ts";
import { resolveAccess, type Access, type TenantAccess } from "./access/resolve-access.ts";
import type { Context } from "./context.ts";
import { findPortalError } from "./errors/find-portal-error.ts";
import { PortalError } from "./errors/portal-error.ts";

/** tRPC's own names for the statuses of the catalogue. */
const trpcCodeByStatus = {
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
} as const;

/** What a procedure says of itself beside its types. */
interface ProcedureMeta {
  /** What an API key needs to be good for; without it the procedure is closed to keys. */
  scope?: NeededScope;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const refusal = findPortalError(error);
      const { code, httpStatus } = shape.data;
      // tRPC's own refusals (an unknown path, a wrong method) keep their code; their words could repeat what the caller sent.
      const detail =
        refusal?.message ?? (httpStatus >= 500 ? errorCatalogue.internal.detail : "The request was refused");
      const data: TrpcErrorDetail & { code: string; httpStatus: number } = {
        code,
        httpStatus,
        error_code: refusal?.code ?? "internal",
        detail,
        problems: refusal?.problems ?? [],
        request_id: ctx?.requestId ?? "",
        retry_after_seconds: refusal?.retryAfterSeconds ?? null,
      };
      return { ...shape, message: detail, data };
    },
  });

export const router = t.router;
export const middleware = t.middleware;
export const createCallerFactory = t.createCallerFactory;

/** Every door's errors pass here once: a planned refusal gets its status, anything else is logged and answered as a bug. */
const refuseInOneShape = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const refusal = findPortalError(result.error);
  if (refusal) {
    if (refusal.cause)
      ctx.services.logger.warn({ err: refusal.cause, requestId: ctx.requestId, path }, "request refused");
    throw new TRPCError({ code: trpcCodeByStatus[errorCatalogue[refusal.code].status], cause: refusal });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    ctx.services.logger.error({ err: result.error.cause ?? result.error, requestId: ctx.requestId, path }, "bug");
  }
  throw result.error;
});

export const publicProcedure = t.procedure.use(refuseInOneShape);

/** For procedures that take or give streams, which no wire format of tRPC's has room for. */
export const inProcess = t.middleware(({ ctx, next }) => {
  if (ctx.door === "trpc") throw new PortalError("not_found");
  return next();
});

/** Knows who is asking and for which tenant, as far as the request says; a missing tenant is still only a problem to report. */
export const settleAccess = t.middleware(async ({ ctx, meta, next }) => {
  const access: Access = await resolveAccess(ctx);
  requireScope(access.actor, meta?.scope);
  return next({ ctx: { access } });
});

/** For procedures that mean nothing without a tenant. */
export const tenantProcedure = publicProcedure.use(settleAccess).use(({ ctx, next }) => {
  const { access } = ctx;
  if (access.tenant === null) throw new PortalError("invalid_input", { problems: access.tenantProblems });
  const tenantAccess: TenantAccess = { tenant: access.tenant, actor: access.actor };
  return next({ ctx: { access: tenantAccess } });
});

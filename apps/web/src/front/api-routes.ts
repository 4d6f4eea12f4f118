import * as health from "../app/api/health/route.ts";
import * as ready from "../app/api/ready/route.ts";
import * as logout from "../app/api/v1/app/auth/logout/route.ts";
import * as magicLink from "../app/api/v1/app/auth/magic-link/route.ts";
import * as magicLinkVerify from "../app/api/v1/app/auth/magic-link/verify/route.ts";
import * as refresh from "../app/api/v1/app/auth/refresh/route.ts";
import * as attachment from "../app/api/v1/help-center/attachments/[id]/route.ts";
import * as attachmentsPresign from "../app/api/v1/help-center/attachments/presign/route.ts";
import * as challenge from "../app/api/v1/help-center/challenge/route.ts";
import * as conversations from "../app/api/v1/help-center/conversations/route.ts";
import * as conversationsValidate from "../app/api/v1/help-center/conversations/validate/route.ts";
import * as form from "../app/api/v1/help-center/forms/[form]/route.ts";
import * as forms from "../app/api/v1/help-center/forms/route.ts";
import * as mailNotMe from "../app/api/v1/help-center/mail/not-me/route.ts";
import * as receipts from "../app/api/v1/help-center/receipts/route.ts";
import * as resolveTenant from "../app/api/v1/help-center/resolve-tenant/route.ts";
import * as settings from "../app/api/v1/help-center/settings/route.ts";

/** Answers a request, as a route handler of Next's does. */
export type Handler = (request: Request) => Promise<Response>;

/** The route handlers that need nothing of Next, by the folders in which Next finds them. A test sees to it that none is missing. */
export const apiRoutes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  "/api/health": health,
  "/api/ready": ready,
  "/api/v1/app/auth/logout": logout,
  "/api/v1/app/auth/magic-link": magicLink,
  "/api/v1/app/auth/magic-link/verify": magicLinkVerify,
  "/api/v1/app/auth/refresh": refresh,
  "/api/v1/help-center/attachments/[id]": attachment,
  "/api/v1/help-center/attachments/presign": attachmentsPresign,
  "/api/v1/help-center/challenge": challenge,
  "/api/v1/help-center/conversations": conversations,
  "/api/v1/help-center/conversations/validate": conversationsValidate,
  "/api/v1/help-center/forms/[form]": form,
  "/api/v1/help-center/forms": forms,
  "/api/v1/help-center/mail/not-me": mailNotMe,
  "/api/v1/help-center/receipts": receipts,
  "/api/v1/help-center/resolve-tenant": resolveTenant,
  "/api/v1/help-center/settings": settings,
};

const dynamicSegment = /\[\w+\]/gu;
const byPath = new Map(Object.entries(apiRoutes));
const byForm = Object.entries(apiRoutes)
  .filter(([path]) => path.includes("["))
  .map(([path, handlers]) => ({ form: new RegExp(`^${path.replaceAll(dynamicSegment, "[\\w-]+")}$`, "u"), handlers }));

/**
 * Finds the handler for a method and a path. Only addresses in their plain form are found: those with a slash at the end, with escapes and so
 * on are Next's to redirect or to refuse.
 *
 * @returns `undefined` for what Next answers
 */
export function findHandler(method: string, path: string): Handler | undefined {
  const handlers = byPath.get(path) ?? byForm.find(({ form }) => form.test(path))?.handlers;
  // As Next does: who can GET can HEAD.
  return handlers?.[method] ?? (method === "HEAD" ? handlers?.["GET"] : undefined);
}

/** Tells whether a path asks after the process rather than for its work. */
export function isAboutProcess(path: string): boolean {
  return path === "/api/health" || path === "/api/ready";
}

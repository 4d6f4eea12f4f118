import { appRouter } from "./root.ts";
import { createCallerFactory } from "./trpc.ts";

/** Calls the product's procedures in this process: `createCaller(createContext(services, facts)).conversation.create(input)`. */
export const createCaller = createCallerFactory(appRouter);
export { appRouter, type AppRouter } from "./root.ts";
export {
  createContext,
  type Context,
  type Credentials,
  type Door,
  type Requester,
  type RequestFacts,
  type TenantClaim,
} from "./context.ts";
export type { Download } from "./attachment/open-download.ts";
export { closeServices, createServices } from "./create-services.ts";
export { findPortalError } from "./errors/find-portal-error.ts";
export { PortalError } from "./errors/portal-error.ts";
export { issueFormToken } from "./form-fill/form-token.ts";
export type { FormEvidence } from "./form-fill/judge-fill.ts";
export type { Contact } from "./identity/person-claims.ts";
export { issueSessionToken, sessionLifetimeSeconds, verifySessionToken } from "./identity/session-token.ts";
export { listMails, type KeptMail } from "./mail/list-mails.ts";
export type { Services } from "./services.ts";
export { checkReadiness } from "./telemetry/check-readiness.ts";

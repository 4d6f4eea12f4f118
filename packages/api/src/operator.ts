/** What the operator's command line does, apart from the web's entry: it loads no router, mailer or metrics. */
export { listAuditEvents, type AuditEvent } from "./audit/list-audit-events.ts";
export { listConversations, type StoredConversation } from "./conversation/list-conversations.ts";
export { findPortalError } from "./errors/find-portal-error.ts";
export { asymmetricAlgorithms } from "./identity/find-token-issuer.ts";
export { longestTokenLifetimeSeconds } from "./identity/lifetimes.ts";
export { listSigningKeys, type ListedSigningKey } from "./identity/list-signing-keys.ts";
export { mintAccessToken } from "./identity/mint-access-token.ts";
export { rotateSigningKeys } from "./identity/rotate-signing-keys.ts";
export { loadSigningKeys } from "./identity/signing-keys.ts";

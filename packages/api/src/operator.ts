/** What the operator's command line does, apart from the web's entry: it loads no router, mailer or metrics. */
export { findLinkedFile, type LinkedFile } from "./attachment/find-linked-file.ts";
export { downloadLinkLifetimeSeconds, signDownloadLink } from "./attachment/download-link.ts";
export { mayHandOut } from "./attachment/hand-out.ts";
export { scanPending, type ScanCounts } from "./attachment/scan-pending.ts";
export { sweepAttachments, type Swept } from "./attachment/sweep-attachments.ts";
export { listAuditEvents, type AuditEvent } from "./audit/list-audit-events.ts";
export { listConversations, type StoredConversation, type StoredFile } from "./conversation/list-conversations.ts";
export { createFileServices } from "./create-file-services.ts";
export { findPortalError } from "./errors/find-portal-error.ts";
export { asymmetricAlgorithms } from "./identity/find-token-issuer.ts";
export { longestTokenLifetimeSeconds } from "./identity/lifetimes.ts";
export { listSigningKeys, type ListedSigningKey } from "./identity/list-signing-keys.ts";
export { mintAccessToken } from "./identity/mint-access-token.ts";
export { rotateSigningKeys } from "./identity/rotate-signing-keys.ts";
export { loadSigningKeys } from "./identity/signing-keys.ts";
export { createLogger } from "./telemetry/logger.ts";

// What tests of other packages start, real servers beside a portal, and what they have to know.
export type { KnowablePortal } from "./conformance/testing/knowable-portal.ts";
export { makeKnownThings } from "./conformance/testing/make-known-things.ts";
export { type MailServer, type ReceivedMail, startMailServer } from "./mail/testing/mail-server.ts";
export { type Clamd, eicar, startClamd } from "./malware/testing/clamd.ts";
export { type S3Server, startS3Server } from "./storage/testing/s3-server.ts";
export { tenantKeptMs } from "./tenant/tenant-directory.ts";

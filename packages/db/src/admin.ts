// The operator's side: starting, migrating and administering. It reads files and logs in as the owner, so the running
// portal never imports it.
export { embeddedProgramFolder } from "./operator/embedded-program.ts";
export { EmbeddedPostgresError } from "./operator/embedded-server.ts";
export type { EmbeddedUrls } from "./operator/embedded-files.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  readEmbeddedUrls,
  startEmbeddedPostgres,
} from "./operator/embedded-postgres.ts";
export { diffSchema, type DiffOptions, migrate, MigrationError } from "./operator/migrate.ts";
export { demoTenants, seed } from "./operator/seed.ts";
export {
  createTenant,
  listTenants,
  type NewTenant,
  TenantRefusedError,
  type TenantSummary,
} from "./operator/tenants.ts";
export {
  addTokenIssuer,
  type IssuerKeys,
  listTokenIssuers,
  type NewTokenIssuer,
  type RegisteredTokenIssuer,
  removeTokenIssuer,
  TokenIssuerRefusedError,
} from "./operator/token-issuers.ts";
export { type TenantChanges, updateTenant } from "./operator/update-tenant.ts";

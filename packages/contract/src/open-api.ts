/**
 * What the portal answers and takes over REST, as a typed table and as an OpenAPI document made from it. For servers, scripts and tests: it brings
 * every schema and a generator along, so pages take their types elsewhere.
 */
export * from "./api/endpoint.ts";
export * from "./api/endpoints.ts";
export * from "./api/open-api-document.ts";
export { exampleTenantId } from "./api/parameters.ts";
export { tags } from "./api/tags.ts";
export { securitySchemes } from "./api/security-schemes.ts";

import type { components } from "./generated/api.ts";

// The API's own words for what it takes and gives, under the names of its OpenAPI document.
type Schemas = components["schemas"];

export type Challenge = Schemas["Challenge"];
export type CreatedConversation = Schemas["CreatedConversation"];
export type FormDocument = Schemas["FormDocument"];
export type FormList = Schemas["FormList"];
export type HelpCenterSettings = Schemas["HelpCenterSettings"];
export type KeyReceipt = Schemas["KeyReceipt"];
export type ListedForm = Schemas["ListedForm"];
export type PresignedUpload = Schemas["PresignedUpload"];
export type Priority = ValidatedSubmission["priority"];
export type PublishedForm = Schemas["PublishedForm"];
export type ResolvedTenant = Schemas["ResolvedTenant"];
export type Submission = Schemas["Submission"];
export type ValidatedSubmission = Schemas["ValidatedSubmission"];

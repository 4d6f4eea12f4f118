import { attachmentEndpoints } from "./attachment-endpoints.ts";
import { challengeEndpoints } from "./challenge-endpoints.ts";
import { conversationEndpoints } from "./conversation-endpoints.ts";
import { formEndpoints } from "./form-endpoints.ts";
import { mailEndpoints } from "./mail-endpoints.ts";
import { serviceEndpoints } from "./service-endpoints.ts";
import { signInEndpoints } from "./sign-in-endpoints.ts";
import { tenantEndpoints } from "./tenant-endpoints.ts";

/** Every way to call the portal over REST, in the order of the reference. */
export const endpoints = [
  ...conversationEndpoints,
  ...challengeEndpoints,
  ...attachmentEndpoints,
  ...formEndpoints,
  ...tenantEndpoints,
  ...signInEndpoints,
  ...mailEndpoints,
  ...serviceEndpoints,
] as const;

/** The name of an endpoint, e.g. `"createConversation"`. */
export type OperationId = (typeof endpoints)[number]["operationId"];

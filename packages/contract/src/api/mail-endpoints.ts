import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ofDatabase, ofTenant } from "./endpoint-errors.ts";
import { tenantId } from "./parameters.ts";

const token = z
  .string()
  .meta({ description: "The token of the address in the mail.", examples: ["nm_cQ1xk2w8sY0bV5nR7tZ3mA"] });

const oneClick = z.object({ "List-Unsubscribe": z.literal("One-Click") }).meta({
  id: "OneClick",
  description: "What a mail program posts when its owner wants no more of a mail (RFC 8058).",
});

const silenced = z.strictObject({}).meta({ id: "Silenced", description: "The address is mailed to no more." });

/** The address in `List-Unsubscribe` of the portal's mails. */
export const mailEndpoints = [
  endpoint({
    operationId: "openNotMe",
    method: "get",
    path: "/api/v1/help-center/mail/not-me",
    tag: "Mail",
    summary: "Go to the page that asks first",
    description: "For mail programs without the one click, which open the address in a browser. It changes nothing.",
    callers: ["anybody"],
    parameters: { query: { tenant_id: tenantId, token } },
    answers: { 303: { description: "The page is there.", headers: ["Location"] } },
    errors: ofTenant,
  }),
  endpoint({
    operationId: "sayNotMe",
    method: "post",
    path: "/api/v1/help-center/mail/not-me",
    tag: "Mail",
    summary: "Say that it was not me who wrote",
    description:
      "The one click of a mail program. No tenant mails to the address any more; doing it again changes nothing.",
    callers: ["anybody"],
    parameters: { query: { token } },
    body: {
      contentType: "application/x-www-form-urlencoded",
      schema: oneClick,
      isRequired: true,
      description: "One fixed field; `multipart/form-data` is taken as well.",
      examples: { oneClick: { "List-Unsubscribe": "One-Click" } },
    },
    answers: {
      200: {
        description: "Done, or done before.",
        content: { contentType: "application/json", schema: silenced, examples: { done: {} } },
      },
    },
    errors: [...ofDatabase, "invalid_input", "body_too_large", "mailed_link_invalid"],
  }),
] as const;

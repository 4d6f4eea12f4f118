import { z } from "zod";
import { attachmentSchema, presignedUploadSchema } from "../attachment/attachment.ts";
import { presignInputSchema } from "../attachment/presign.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofDatabase, ofJsonBody, ofTenant } from "./endpoint-errors.ts";
import { tenantId } from "./parameters.ts";

const presignInput = described(presignInputSchema, {
  id: "PresignInput",
  description: "What is said of a file before it is uploaded.",
  fields: {
    filename: "Any name of at most 1 000 characters: it is made safe, not refused.",
    content_type: "A content type without parameters. The settings list those that the tenant takes.",
    file_size: "Its size in bytes, exactly.",
  },
});

const presignedUpload = described(presignedUploadSchema, {
  id: "PresignedUpload",
  description: "The address of one upload.",
  fields: {
    attachment_id: "A secret: whoever holds it may attach the file, once, within 24 hours.",
    upload_url: "Send the bytes there with one PUT, `Content-Type` and `Content-Length` as declared.",
    expires_in_seconds: "How long the address holds.",
  },
});

const attachment = described(attachmentSchema, {
  id: "Attachment",
  description: "A file of a conversation, as the person sees it whose conversation it is.",
  fields: {
    id: "Its id.",
    filename: "Its name, made safe.",
    content_type: "Its content type, by its bytes.",
    size_bytes: "Its size in bytes.",
    sha256: "SHA-256 of its bytes, in hexadecimal.",
    scan_status: "What the malware scanner says. Where there is a scanner, only `clean` files are handed out.",
    download_url: "A link to it that holds for a few minutes; `null` while it may not be handed out.",
    expires_in_seconds: "How long the link holds.",
  },
});

const attachmentId = z
  .string()
  .min(1)
  .meta({
    description: "The id of a file that is attached to one of the caller's conversations.",
    examples: ["0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a11"],
  });
const bytes = z.any().meta({ id: "FileBytes", description: "The bytes of a file.", type: "string", format: "binary" });

/** From a chosen file to a downloaded one. */
export const attachmentEndpoints = [
  endpoint({
    operationId: "presignAttachment",
    method: "post",
    path: "/api/v1/help-center/attachments/presign",
    tag: "Attachments",
    summary: "Get the address of one upload",
    description:
      "20 a minute for each client address. An API key needs the scope `attachments:write`. Size and type are held against the tenant's settings; the bytes are checked later.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: { query: { tenant_id: tenantId } },
    body: {
      contentType: "application/json",
      schema: presignInput,
      isRequired: true,
      description: "What the file is.",
      examples: { screenshot: { filename: "screenshot.png", content_type: "image/png", file_size: 48213 } },
    },
    answers: {
      200: {
        description: "Where to upload it.",
        content: {
          contentType: "application/json",
          schema: presignedUpload,
          examples: {
            screenshot: {
              attachment_id: "att_cQ1xk2w8sY0bV5nR7tZ3mA",
              upload_url: "http://localhost:3000/api/v1/help-center/attachments/uploads/eyJrIjoi",
              expires_in_seconds: 300,
            },
          },
        },
      },
    },
    errors: [...ofTenant, ...ofJsonBody, "sign_in_required", "attachments_scope_missing"],
  }),
  endpoint({
    operationId: "uploadAttachment",
    method: "put",
    path: "/api/v1/help-center/attachments/uploads/{token}",
    tag: "Attachments",
    summary: "Upload the bytes of a file",
    description:
      "Where the portal keeps files itself, an `upload_url` leads here; where it does not, to the store, which answers on its own. One file, once.",
    callers: ["anybody"],
    parameters: {
      path: {
        token: z
          .string()
          .min(1)
          .meta({ description: "The last part of an `upload_url`.", examples: ["eyJrIjoi"] }),
      },
    },
    body: {
      contentType: "*/*",
      schema: bytes,
      isRequired: true,
      description: "As many bytes as were declared, under the content type that was declared.",
      examples: {},
    },
    answers: { 200: { description: "The file has arrived whole." } },
    errors: [...ofDatabase, "upload_refused", "upload_exists", "storage_unavailable"],
  }),
  endpoint({
    operationId: "getAttachment",
    method: "get",
    path: "/api/v1/help-center/attachments/{id}",
    tag: "Attachments",
    summary: "Look at a file of one's own conversation",
    description: "The same 404 for a visitor, and for a foreign, an unknown and a malformed id.",
    callers: ["anybody", "endUserToken"],
    parameters: { path: { id: attachmentId }, query: { tenant_id: tenantId } },
    answers: {
      200: {
        description: "The file.",
        content: {
          contentType: "application/json",
          schema: attachment,
          examples: {
            screenshot: {
              id: "0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a11",
              filename: "screenshot.png",
              content_type: "image/png",
              size_bytes: 48213,
              sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              scan_status: "clean",
              download_url: "http://localhost:3000/api/v1/help-center/attachments/0191d3c4/download?token=eyJpIjoi",
              expires_in_seconds: 300,
            },
          },
        },
      },
    },
    errors: [...ofTenant, "api_key_not_accepted", "not_found"],
  }),
  endpoint({
    operationId: "downloadAttachment",
    method: "get",
    path: "/api/v1/help-center/attachments/{id}/download",
    tag: "Attachments",
    summary: "Download a file",
    description:
      "A `download_url` leads here. The scanner's verdict is asked for at this moment, not when the link was made.",
    callers: ["anybody"],
    parameters: {
      path: { id: attachmentId },
      query: { token: z.string().meta({ description: "The link's own proof.", examples: ["eyJpIjoi"] }) },
    },
    answers: {
      200: {
        description: "The file, to be saved and not to be shown.",
        headers: ["Content-Disposition", "Content-Security-Policy", "Cross-Origin-Resource-Policy"],
        content: { contentType: "*/*", schema: bytes, examples: {} },
      },
    },
    errors: [
      ...ofDatabase,
      "download_link_invalid",
      "not_found",
      "file_not_scanned",
      "file_infected",
      "storage_unavailable",
    ],
  }),
] as const;

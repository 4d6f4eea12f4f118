// What strict TypeScript makes of the installed types, with the DOM's or with Node's: nothing here is run.
import {
  createClient,
  type HelpCenterClient,
  HelpCenterError,
  type Problem,
  type Submission,
  verifyWebhook,
} from "@portal/client";

const baseUrl = "https://help.example.com";
const submission: Submission = { subject: "Printer", description: "It burns.", name: "Ada", email: "a@example.com" };

export const clients: HelpCenterClient[] = [
  createClient({ baseUrl }),
  createClient({ baseUrl: new URL(baseUrl), tenantId: "t", token: "t", timeoutMs: 1_000, retries: 0 }),
  createClient({ baseUrl, getToken: () => Promise.resolve(null), fetch, tenantId: undefined }),
  createClient({ baseUrl, apiKey: "hck_x" }),
  // @ts-expect-error -- a person's token or a program's key, not both
  createClient({ baseUrl, token: "t", apiKey: "hck_x" }),
  // @ts-expect-error -- one way to say who one is, not two
  createClient({ baseUrl, token: "t", getToken: () => "t" }),
];

/** Takes every type of error apart; a type that is added is missed by the compiler. */
export async function submit(client: HelpCenterClient, file: File): Promise<string | readonly Problem[]> {
  try {
    const { attachmentId } = await client.attachments.upload(file, {
      onProgress: ({ loadedBytes, totalBytes }) => loadedBytes / totalBytes,
    });
    const { conversation } = await client.conversations.create(
      { ...submission, attachment_ids: [attachmentId] },
      { signal: AbortSignal.timeout(1_000), idempotencyKey: "mine", requesterVerified: true },
    );
    return conversation.display_id;
  } catch (error) {
    if (!(error instanceof HelpCenterError)) throw error;
    switch (error.type) {
      case "invalid_input":
        return error.problems;
      case "network_error":
      case "timeout": {
        const status: null = error.status;
        return `${String(status)} ${error.idempotencyKey ?? ""}`;
      }
      case "too_many_requests": {
        const status: 429 = error.status;
        return `${status} ${error.retryAfterMs ?? 0}`;
      }
      default:
        return error.message;
    }
  }
}

// @ts-expect-error -- nobody sets the status of a new conversation
export const wrong: Submission = { ...submission, status: "open" };

export async function receive(request: Request): Promise<string> {
  const message = await verifyWebhook(await request.text(), request.headers, ["whsec_new", "whsec_old"]);
  return message.type === "webhook.test" ? message.data.endpoint_id : message.data.display_id;
}

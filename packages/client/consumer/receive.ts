// A receiver's program: verifies one message, given as its body, its three headers and its secrets, and prints what it found.
import { verifyWebhook, WebhookError } from "@portal/client";

const [payload = "", signature = "", id = "", timestamp = "", ...secrets] = process.argv.slice(2);
const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };

try {
  process.stdout.write(JSON.stringify(await verifyWebhook(payload, headers, secrets)));
} catch (error) {
  if (!(error instanceof WebhookError)) throw error;
  process.stdout.write(JSON.stringify(error.type));
}

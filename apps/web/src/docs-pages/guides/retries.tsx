/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { shellText } from "../samples/write-samples.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** How a request is sent twice and stored once. */
export const retries: Guide = {
  slug: "retries",
  title: "Idempotency and retries",
  summary: "Give each request a name of its own, and send it again until you have an answer: it is stored once.",
  content: (reader) => (
    <>
      <p>
        A connection that breaks leaves you not knowing whether the request was stored. <code>Idempotency-Key</code>{" "}
        takes that question away: the same key with the same request gets the first answer again, with{" "}
        <code>Idempotency-Replayed: true</code>. The same key with another request is 409{" "}
        <code>idempotency_key_reused</code>. A key is kept for 24 hours.
      </p>
      <CodeBlock language="sh" title="The same request twice" code={sendTwice(reader)} isRun />
      <h2>What to send again</h2>
      <ul class="docs-list">
        <li>No answer at all, 429, and every 5xx: send the very same request, under the same key.</li>
        <li>
          Wait as long as <code>Retry-After</code> says; without it a random part of 0.5, 1, 2 … 8 seconds, so that
          callers do not come back together.
        </li>
        <li>Any other 4xx will not get better by itself.</li>
      </ul>
      <CodeBlock language="ts" title="Retries" file="submit-once.ts" code={retryInTypeScript(reader)} isRun />
      <CodeBlock language="py" title="Retries" file="submit_once.py" code={retryInPython(reader)} isRun />
      <p>
        After a crash, <a href={docsAddress("/docs/getReceipt", reader)}>the receipt</a> says whether a key’s request
        was stored. The package <code>@portal/client</code> does all of this by itself.
      </p>
    </>
  ),
};

function sendTwice(reader: Reader): string {
  return `KEY="order-4711-$(date +%s)-$$"
for attempt in 1 2; do
  curl -sS --fail-with-body -D - ${shellText(addressOf("createConversation", reader))} \\
    -H "Idempotency-Key: $KEY" \\
    -H 'Content-Type: application/json' \\
    -d '{"subject": "Order 4711", "description": "It has not arrived.", "name": "Ada Lovelace", "email": "ada@example.com"}'
  echo
done`;
}

function retryInTypeScript(reader: Reader): string {
  return `import { setTimeout as pause } from "node:timers/promises";

async function submitOnce(submission: object, key: string) {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch("${addressOf("createConversation", reader)}", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify(submission),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (response?.ok) return response.json();
    const isWorthIt = response === null || response.status === 429 || response.status >= 500;
    if (!isWorthIt || attempt === 5) throw new Error(response === null ? "No answer" : await response.text());
    const asked = Number(response?.headers.get("Retry-After") ?? 0) * 1_000;
    await pause(asked || Math.random() * Math.min(500 * 2 ** attempt, 8_000));
  }
}

const submission = { subject: "Order 4711", description: "It has not arrived.", name: "Ada Lovelace", email: "ada@example.com" };
console.log(await submitOnce(submission, crypto.randomUUID()));`;
}

function retryInPython(reader: Reader): string {
  return `import json
import random
import time
import urllib.error
import urllib.request
import uuid


def submit_once(submission, key):
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    url = "${addressOf("createConversation", reader)}"
    for attempt in range(6):
        request = urllib.request.Request(url, json.dumps(submission).encode(), headers, method="POST")
        asked = 0
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return json.load(response)
        except urllib.error.HTTPError as refusal:
            if refusal.code != 429 and refusal.code < 500:
                raise
            asked = int(refusal.headers.get("Retry-After", "0"))
        except OSError:
            pass
        time.sleep(asked or random.random() * min(0.5 * 2**attempt, 8))
    raise RuntimeError("No answer")


submission = {"subject": "Order 4711", "description": "It has not arrived.", "name": "Ada Lovelace", "email": "ada@example.com"}
print(submit_once(submission, str(uuid.uuid4())))`;
}

/** @jsxImportSource preact */
import { webhookEventTypes } from "@portal/contract";
import { CodeBlock } from "../parts/code-block.tsx";
import type { Reader } from "../reader/reader.ts";
import type { Guide } from "./guide.ts";
import { trySignature, verifyInPython, verifyInTypeScript } from "./verify-webhook.ts";

/** Messages to a tenant's own system, and how to believe them. */
export const webhooks: Guide = {
  slug: "webhooks",
  title: "Webhooks",
  summary: "Be told of what happens, and verify that it is the portal that tells you.",
  content: (reader) => (
    <>
      <p>
        The portal posts what happens to an address of yours, as{" "}
        <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says:{" "}
        {webhookEventTypes.map((type, index) => (
          <>
            {index > 0 && ", "}
            <code key={type}>{type}</code>
          </>
        ))}
        .
      </p>
      <h2>Register an address</h2>
      <p>
        Whoever operates the portal does this; <code>portal</code> is its command line. The secret is shown this once.
      </p>
      <CodeBlock language="sh" title="Register" code={register(reader)} isRun />
      <h2>Verify each message</h2>
      <ol class="docs-list">
        <li>
          Take the body as it arrived: parsed and written again, it is another one. It is signed together with{" "}
          <code>webhook-id</code> and <code>webhook-timestamp</code>.
        </li>
        <li>
          <code>webhook-signature</code> may hold several signatures: while a secret is replaced, both sign. One that is
          right is enough.
        </li>
        <li>Refuse what is more than five minutes old, so that nobody can send an old message again.</li>
        <li>
          The same message may come more than once, always under the same <code>webhook-id</code>: remember those that
          you have seen.
        </li>
        <li>Answer with a 2xx within 15 seconds; anything else is tried again, up to ten times.</li>
      </ol>
      <CodeBlock language="ts" title="Verify" file="verify-webhook.ts" code={verifyInTypeScript} />
      <CodeBlock language="py" title="Verify" file="verify_webhook.py" code={verifyInPython} />
      <h2>Try it without waiting for a message</h2>
      <p>
        This signs a message as the portal would, with a secret that is made up, and lets both programs look at it.{" "}
        <code>portal webhooks test</code> sends a real one.
      </p>
      <CodeBlock language="sh" title="Sign and verify" code={trySignature} isRun />
    </>
  ),
};

function register({ tenantSlug }: Reader): string {
  return `portal webhooks add --tenant ${tenantSlug} --url https://hooks.example.com/portal`;
}

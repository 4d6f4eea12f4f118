/** @jsxImportSource preact */
import { apiKeyHeader, apiKeyScopes, requesterVerifiedHeader, requesterVerifiedValue } from "@portal/contract";
import { CodeBlock } from "../parts/code-block.tsx";
import type { Reader } from "../reader/reader.ts";
import { shellText } from "../samples/write-samples.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** Programs with a key, and pages of other sites. */
export const apiKeys: Guide = {
  slug: "api-keys",
  title: "API keys and CORS",
  summary: "Call from your server with a key of its own, and from the pages of your site without one.",
  content: (reader) => (
    <>
      <h2>A key for a server</h2>
      <p>
        A key belongs to one help center and goes into <code>{apiKeyHeader}</code>. It is good for what it was made for:{" "}
        {apiKeyScopes.map((scope, index) => (
          <>
            {index > 0 && ", "}
            <code key={scope}>{scope}</code>
          </>
        ))}
        . A call has a key or a token, never both. Whoever operates the portal makes the key, and shows it this once.
      </p>
      <CodeBlock language="sh" title="Make a key" code={create(reader)} isRun />
      <h2>Submit for somebody whom you have verified</h2>
      <p>
        <code>
          {requesterVerifiedHeader}: {requesterVerifiedValue}
        </code>{" "}
        says that your program knows the person in the body. That takes the scope <code>conversations:on-behalf</code>.
        Without the header, name and address are claims, as a visitor’s are.
      </p>
      <CodeBlock language="sh" title="Submit with the key" code={submit(reader)} isRun />
      <p>
        <code>portal api-keys rotate</code> makes the next key and lets the old one live for a while;{" "}
        <code>revoke</code> ends one within ten seconds.
      </p>
      <h2>Pages of your own site</h2>
      <p>
        Browsers let a page of another origin read answers only when your help center lists that origin. Pages send no
        key: what a page can send, its visitors can read.
      </p>
      <CodeBlock language="sh" title="Allow an origin, and ask as a browser does" code={allowOrigin(reader)} isRun />
      <p>A change takes up to ten seconds, and browsers remember a permission for ten minutes.</p>
    </>
  ),
};

function create({ tenantSlug }: Reader): string {
  return `portal api-keys create --tenant ${tenantSlug} --name CRM \\
  --scope conversations:write --scope conversations:on-behalf --json > key.json
PORTAL_KEY=$(node -p 'JSON.parse(fs.readFileSync("key.json", "utf8")).key')`;
}

function submit(reader: Reader): string {
  return `curl -sS --fail-with-body ${shellText(addressOf("createConversation", reader))} \\
  -H "${apiKeyHeader}: $PORTAL_KEY" \\
  -H '${requesterVerifiedHeader}: ${requesterVerifiedValue}' \\
  -H 'Content-Type: application/json' \\
  -d '{"subject": "Printer on floor 3", "description": "It prints blank pages.", "name": "Ada Lovelace", "email": "ada@example.com"}'`;
}

function allowOrigin(reader: Reader): string {
  return `portal tenant update --slug ${reader.tenantSlug} --allowed-origin https://www.example.com
curl -sS -D - -o /dev/null -X OPTIONS ${shellText(addressOf("createConversation", reader))} \\
  -H 'Origin: https://www.example.com' \\
  -H 'Access-Control-Request-Method: POST' \\
  -H 'Access-Control-Request-Headers: content-type,idempotency-key'`;
}

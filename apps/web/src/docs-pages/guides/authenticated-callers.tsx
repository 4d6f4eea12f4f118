/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import { shellText } from "../samples/write-samples.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** Tokens of a tenant's own issuer, from the key to the submission. */
export const authenticatedCallers: Guide = {
  slug: "authenticated-callers",
  title: "Authenticated callers",
  summary: "Let people who are signed in with you submit as who they are, with tokens of your own issuer.",
  content: (reader) => (
    <>
      <p>
        With a token, <code>name</code> and <code>email</code> come from it, and the request counts as proved. There are
        two kinds: those that the portal gives out by{" "}
        <a href={docsAddress("/docs/requestMagicLink", reader)}>a mailed link</a>, and those of an issuer that your help
        center has registered. This guide makes the second kind.
      </p>
      <h2>Make a key</h2>
      <p>Any asymmetric key does. The private half stays with your server; the public half goes into a JWK set.</p>
      <CodeBlock language="ts" title="Make the key pair" file="make-key.ts" code={makeKey} />
      <CodeBlock language="sh" title="Run it" code="node make-key.ts" isRun />
      <h2>Register the issuer</h2>
      <p>
        Whoever operates the portal does this once; <code>portal</code> is its command line. Instead of a file,{" "}
        <code>--jwks-url</code> takes the address at which you publish the set: then you can change keys without asking.
      </p>
      <CodeBlock language="sh" title="Register" code={register(reader)} isRun />
      <h2>Sign a token</h2>
      <p>
        <code>typ</code> is <code>help-center+jwt</code>, <code>aud</code> what was registered, <code>tenant_id</code>{" "}
        your help center. A token is good until <code>exp</code>, and at most a day from <code>iat</code>.
      </p>
      <CodeBlock language="ts" title="Sign" file="sign-token.ts" code={signToken(reader)} />
      <h2>Submit as that person</h2>
      <CodeBlock language="sh" title="Submit" code={submit(reader)} isRun />
      <p>
        A token that is sent must be good: 401 <code>invalid_token</code> otherwise, and never a fall back to an
        anonymous call. The portal’s own tokens verify with the keys at{" "}
        <a href="/.well-known/jwks.json">/.well-known/jwks.json</a>.
      </p>
    </>
  ),
};

const makeKey = `import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
writeFileSync("private-key.pem", privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
const jwk = { ...publicKey.export({ format: "jwk" }), kid: "2026-1", alg: "ES256", use: "sig" };
writeFileSync("jwks.json", JSON.stringify({ keys: [jwk] }, null, 2));`;

const issuer = "https://id.example.com";

function register({ tenantSlug }: Reader): string {
  return `portal issuer add --tenant ${tenantSlug} --issuer ${issuer} --audience help-center \\
  --algorithm ES256 --jwks-file jwks.json`;
}

function signToken({ tenantId }: Reader): string {
  return `import { randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";

const nowSeconds = Math.floor(Date.now() / 1000);
const header = { alg: "ES256", typ: "help-center+jwt", kid: "2026-1" };
const claims = {
  iss: "${issuer}",
  aud: "help-center",
  sub: "user-42",
  tenant_id: "${tenantId}",
  email: "ada@example.com",
  name: "Ada Lovelace",
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: nowSeconds + 3600,
  jti: randomUUID(),
};
const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
const key = { key: readFileSync("private-key.pem"), dsaEncoding: "ieee-p1363" as const };
process.stdout.write(\`\${text}.\${sign("sha256", Buffer.from(text), key).toString("base64url")}\`);`;
}

function submit(reader: Reader): string {
  return `TOKEN=$(node sign-token.ts)
curl -sS --fail-with-body ${shellText(addressOf("createConversation", reader))} \\
  -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{"subject": "Printer on floor 3", "description": "It prints blank pages."}'`;
}

/** A program that reads a message's body, and its headers and secret out of the environment. */
export const verifyInTypeScript = `import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";

const toleranceSeconds = 300;

export function isGenuine(body: Buffer, headers: { id: string; timestamp: string; signature: string }, secret: string): boolean {
  const { id, timestamp, signature } = headers;
  const ageSeconds = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(ageSeconds <= toleranceSeconds)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\`).update(body).digest();
  return signature.split(" ").some((one) => {
    const [version, encoded = ""] = one.split(",");
    const given = Buffer.from(encoded, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const { WEBHOOK_ID: id = "", WEBHOOK_TIMESTAMP: timestamp = "", WEBHOOK_SIGNATURE: signature = "", WEBHOOK_SECRET: secret = "" } = process.env;
const isVerified = isGenuine(readFileSync(0), { id, timestamp, signature }, secret);
console.log(isVerified ? "genuine" : "not genuine");
process.exitCode = isVerified ? 0 : 1;`;

/** The same in Python. */
export const verifyInPython = `import base64
import hashlib
import hmac
import os
import sys
import time

TOLERANCE_SECONDS = 300


def is_genuine(body, message_id, timestamp, signature, secret):
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in signature.split(" "))


if __name__ == "__main__":
    headers = [os.environ[name] for name in ("WEBHOOK_ID", "WEBHOOK_TIMESTAMP", "WEBHOOK_SIGNATURE")]
    is_verified = is_genuine(sys.stdin.buffer.read(), *headers, os.environ["WEBHOOK_SECRET"])
    print("genuine" if is_verified else "not genuine")
    sys.exit(0 if is_verified else 1)`;

/** Signs a message in a shell and gives it to both. */
export const trySignature = `export WEBHOOK_SECRET="whsec_$(printf 'a secret of twenty-four b' | base64)"
export WEBHOOK_ID=msg_1 WEBHOOK_TIMESTAMP=$(date +%s)
printf '%s' '{"type":"webhook.test"}' > body.json
SIGNATURE=$(printf '%s.%s.%s' "$WEBHOOK_ID" "$WEBHOOK_TIMESTAMP" "$(cat body.json)" |
  openssl dgst -sha256 -hmac 'a secret of twenty-four b' -binary | base64)
export WEBHOOK_SIGNATURE="v1,$SIGNATURE"
node verify-webhook.ts < body.json
python3 verify_webhook.py < body.json`;

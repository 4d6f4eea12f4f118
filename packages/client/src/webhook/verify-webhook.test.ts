import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyWebhook } from "./verify-webhook.ts";

/** The example of the specification, whose body is no message of a help center's. */
const specification = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  payload: '{"test": 2432232314}',
  headers: {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  now: new Date(1_614_265_330_000),
};

const secret = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
const other = `whsec_${Buffer.alloc(32, 2).toString("base64")}`;
const sentAtSeconds = 1_800_000_000;
const now = new Date(sentAtSeconds * 1_000);
const message = {
  type: "webhook.test",
  timestamp: "2027-01-15T08:00:00.000Z",
  data: { tenant_id: "ä", endpoint_id: "e" },
};
const payload = JSON.stringify(message);

function headersFor(signatures: string, timestamp = String(sentAtSeconds)) {
  return { "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": signatures };
}

function signatureBy(key: string, content = `msg_1.${String(sentAtSeconds)}.${payload}`): string {
  const bytes = Buffer.from(key.replace("whsec_", ""), "base64");
  return `v1,${createHmac("sha256", bytes).update(content).digest("base64")}`;
}

describe("verifyWebhook", () => {
  it("verifies the example of the specification, and finds it to be nothing of ours", async () => {
    const { payload: sent, headers, secret: key, now: at } = specification;

    await expect(verifyWebhook(sent, headers, key, { now: at })).rejects.toMatchObject({ type: "payload_malformed" });
    await expect(verifyWebhook(`${sent} `, headers, key, { now: at })).rejects.toMatchObject({
      type: "signature_mismatch",
    });
  });

  it("gives the message, from text or bytes, and from the headers of fetch or of Node", async () => {
    const headers = headersFor(signatureBy(secret));

    await expect(verifyWebhook(payload, headers, secret, { now })).resolves.toEqual(message);
    await expect(
      verifyWebhook(new TextEncoder().encode(payload), new Headers(headers), secret, { now }),
    ).resolves.toEqual(message);
    const capitals = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    await expect(verifyWebhook(payload, capitals, secret, { now })).resolves.toEqual(message);
  });

  it("takes any of several signatures under any of several secrets, while one replaces the other", async () => {
    const both = headersFor(`v1a,none ${signatureBy(other)} ${signatureBy(secret)}`);

    await expect(verifyWebhook(payload, both, secret, { now })).resolves.toEqual(message);
    await expect(verifyWebhook(payload, both, [other], { now })).resolves.toEqual(message);
    const old = headersFor(signatureBy(secret));
    await expect(verifyWebhook(payload, old, [other, secret], { now })).resolves.toEqual(message);
    await expect(verifyWebhook(payload, old, [other], { now })).rejects.toMatchObject({ type: "signature_mismatch" });
    await expect(verifyWebhook(payload, old, [], { now })).rejects.toMatchObject({ type: "signature_mismatch" });
  });

  it.each([
    ["another body", headersFor(signatureBy(secret, `msg_1.${String(sentAtSeconds)}.{}`))],
    ["another id", { ...headersFor(signatureBy(secret)), "webhook-id": "msg_2" }],
    ["another time", headersFor(signatureBy(secret), String(sentAtSeconds + 1))],
    ["half a signature", headersFor(signatureBy(secret).slice(0, 19))],
    ["what is no Base64", headersFor("v1,%%% v1, v1")],
    ["a signature of another kind", headersFor(signatureBy(secret).replace("v1,", "v2,"))],
  ])("refuses %s", async (_, headers) => {
    await expect(verifyWebhook(payload, headers, secret, { now })).rejects.toMatchObject({
      name: "WebhookError",
      type: "signature_mismatch",
    });
  });

  it("refuses what was signed too long ago, or is from the future", async () => {
    const headers = headersFor(signatureBy(secret));
    const at = (offsetSeconds: number) => new Date((sentAtSeconds + offsetSeconds) * 1_000);

    for (const offsetSeconds of [-300, 300]) {
      await expect(verifyWebhook(payload, headers, secret, { now: at(offsetSeconds) })).resolves.toEqual(message);
    }
    for (const [offsetSeconds, toleranceSeconds] of [
      [-301, 300],
      [301, 300],
      [11, 10],
      [0, Number.NaN],
    ] as const) {
      await expect(
        verifyWebhook(payload, headers, secret, { now: at(offsetSeconds), toleranceSeconds }),
      ).rejects.toMatchObject({ type: "timestamp_outside_tolerance" });
    }
  });

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("asks for %s", async (name) => {
    const headers = { ...headersFor(signatureBy(secret)), [name]: undefined };

    await expect(verifyWebhook(payload, headers, secret, { now })).rejects.toMatchObject({ type: "headers_missing" });
  });

  it.each(["soon", "-1", "1e9", ""])("takes %j for no time", async (timestamp) => {
    const headers = headersFor(signatureBy(secret), timestamp);

    await expect(verifyWebhook(payload, headers, secret, { now })).rejects.toMatchObject({ type: "headers_malformed" });
  });

  it.each(["whsec_%", "whsec_", "whsec_A"])("tells a receiver that its own secret is none: %j", async (wrong) => {
    const headers = headersFor(signatureBy(secret));

    await expect(verifyWebhook(payload, headers, wrong, { now })).rejects.toThrow(TypeError);
  });
});

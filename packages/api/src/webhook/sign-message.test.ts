import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { drawSecret, signMessage } from "./sign-message.ts";

const content = { id: "msg_0198", timestampSeconds: Math.floor(Date.now() / 1_000), body: '{"type":"ä"}' };

describe("signMessage", () => {
  it("signs what the reference library verifies", () => {
    const secret = drawSecret();

    expect(new Webhook(secret).verify(content.body, signMessage(content, [secret]))).toEqual({ type: "ä" });
  });

  it("signs the example of the specification as it does", () => {
    const headers = signMessage(
      { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestampSeconds: 1_614_265_330, body: '{"test": 2432232314}' },
      ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    );

    expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("signs with every secret that is alive, and with no other", () => {
    const [first, second, other] = [drawSecret(), drawSecret(), drawSecret()];
    const headers = signMessage(content, [first, second]);

    for (const secret of [first, second]) expect(() => new Webhook(secret).verify(content.body, headers)).not.toThrow();
    expect(() => new Webhook(other).verify(content.body, headers)).toThrow();
  });

  it("draws secrets of 256 bits", () => {
    expect(Buffer.from(drawSecret().replace("whsec_", ""), "base64")).toHaveLength(32);
    expect(drawSecret()).not.toBe(drawSecret());
  });
});

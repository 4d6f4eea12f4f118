import { once } from "node:events";
import { request, type ClientRequest } from "node:http";
import { measureGrowthMb } from "./measure-growth.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { expect, test } from "./test.ts";

const mebibyte = 1024 * 1024;
const boundary = "----portal0123456789abcdef0123456789";
const multipart = `multipart/form-data; boundary=${boundary}`;
const subject = `--${boundary}\r\nContent-Disposition: form-data; name="subject"\r\n\r\nPrinter`;
const end = `\r\n--${boundary}--\r\n`;

test.describe("a form that is sent without scripts", () => {
  test.describe.configure({ mode: "default", timeout: 90_000 });
  let portal: OwnPortal;

  test.beforeAll(async () => {
    portal = await startOwnPortal();
  });

  test.afterAll(() => portal.close());

  const post = (body: string | Uint8Array, type = multipart) =>
    portal.call({ method: "POST", path: "/acme", body, headers: { "Content-Type": type } });

  const broken: [string, string, string][] = [
    ["does not say where its parts end", subject + end, "multipart/form-data"],
    ["has no parts", "subject=Printer", multipart],
    ["is empty", "", multipart],
    ["is cut off", subject, multipart],
    ["has a part that is none", `--${boundary}\r\nContent-Disp\r\n\r\nx${end}`, multipart],
  ];
  for (const [fault, body, type] of broken) {
    test(`is answered in words when it ${fault}`, async () => {
      const answer = await post(body, type);

      expect(answer.status).toBe(400);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.text).toContain("<h1>Your form did not arrive whole</h1>");
    });
  }

  test("is put off while three large ones are being read, unless it is small", async () => {
    const large = (bytes: number) => Buffer.concat([Buffer.from(subject), Buffer.alloc(bytes, "x"), Buffer.from(end)]);
    const held = [1, 2].map(() => beginForm(portal.origin));
    try {
      await Promise.all(held.map((sent) => once(sent, "socket")));
      // No action is named in it, but it is looked at.
      expect((await post(large(2 * mebibyte))).text).toBe("Invalid Server Action request.");
      held.push(beginForm(portal.origin));

      await expect(async () => {
        const refused = await post(large(2 * mebibyte));
        expect(refused.status).toBe(503);
        expect(refused.headers["retry-after"]).toBe("30");
        expect(refused.text).toContain("<h1>Many files are being sent just now</h1>");
      }).toPass();
      expect((await post(subject + end)).text).toBe("Invalid Server Action request.");
    } finally {
      for (const sent of held) sent.destroy();
    }
    await expect(async () => expect((await post(large(2 * mebibyte))).status).toBe(400)).toPass();
  });

  test("takes memory that is bounded and given back, three of the largest at once", async () => {
    const largest = Buffer.concat([Buffer.from(subject), Buffer.alloc(24 * mebibyte, "x"), Buffer.from(end)]);
    const growthMb = await measureGrowthMb(portal.pid, async () => {
      for (let round = 0; round < 3; round += 1) await Promise.all([1, 2, 3].map(() => post(largest)));
    });

    test.info().annotations.push({ type: "growth in MB", description: String(growthMb) });
    // Read by the proxy and by the action, in pieces and as a whole: several times the 72 of one round, and the second round takes what the first has left.
    expect(growthMb).toBeLessThan(500);
  });
});

/** Begins a large form and leaves it at that. */
function beginForm(origin: string): ClientRequest {
  const headers = { "Content-Type": multipart, "Content-Length": 20 * mebibyte };
  const sent = request(`${origin}/acme`, { method: "POST", headers, agent: false });
  // It is broken off in the end.
  sent.on("error", () => undefined);
  sent.write(subject);
  return sent;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refuseBrokenForm } from "./refuse-broken-form.ts";
import { skimForm } from "./skim-form.ts";

const boundary = "----portal0123456789abcdef";
const type = `multipart/form-data; boundary=${boundary}`;

function field(name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function file(name: string, bytes: number): string {
  const headers = `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain`;
  // What looks like the beginning of a delimiter is part of the file.
  return `--${boundary}\r\n${headers}\r\n\r\n${"x\r\n--".repeat(Math.ceil(bytes / 5))}\r\n`;
}

const end = `--${boundary}--\r\n`;

/** A body that comes in pieces of some size. */
function inPieces(text: string, pieceBytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(Buffer.from(text));
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += pieceBytes) controller.enqueue(bytes.slice(at, at + pieceBytes));
      controller.close();
    },
  });
}

function skimmed(text: string, pieceBytes: number): Promise<string> {
  return new Response(inPieces(text, pieceBytes).pipeThrough(skimForm(boundary))).text();
}

describe("a skimmed form", () => {
  it.each([1, 7, 64, 100_000])("is the same when its parts are small, in pieces of %i bytes", async (pieceBytes) => {
    const form = field("subject", "Printer") + file("a.txt", 500) + field("description", "burns") + end;

    expect(await skimmed(form, pieceBytes)).toBe(form);
  });

  it.each([999, 65_536, 1_000_000])("has the same parts when files are large, in pieces of %i bytes", async (size) => {
    const form = field("subject", "Printer") + file("a.txt", 3_000_000) + field("description", "burns") + end;
    const left = await skimmed(form, size);
    const parts = await new Response(left, { headers: { "Content-Type": type } }).formData();

    expect(left.length).toBeLessThan(100_000);
    expect([...parts.keys()]).toEqual(["subject", "file", "description"]);
    expect(parts.get("description")).toBe("burns");
  });
});

describe("what is refused as broken", () => {
  const post = (text: string, pieceBytes: number) =>
    refuseBrokenForm({
      method: "POST",
      headers: new Headers({ "Content-Type": type }),
      body: inPieces(text, pieceBytes),
    });

  it("is what the parser refuses, whatever is missing from a form", async () => {
    const form = field("subject", "Printer") + file("a.txt", 200) + field("description", "burns") + end;
    const cut = fc.record({
      from: fc.nat({ max: form.length }),
      count: fc.nat({ max: 80 }),
      pieceBytes: fc.integer({ min: 1, max: 900 }),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ from, count, pieceBytes }) => {
        const damaged = form.slice(0, from) + form.slice(from + count);
        const parser = new Response(damaged, { headers: { "Content-Type": type } }).formData();
        const isRefused = await parser.then(
          () => false,
          () => true,
        );

        expect((await post(damaged, pieceBytes)) !== null).toBe(isRefused);
      }),
      { numRuns: 500 },
    );
  });

  it("is a large form that was cut off, and not one that is whole", async () => {
    const whole = field("subject", "Printer") + file("a.txt", 2_000_000) + end;

    expect(await post(whole, 65_536)).toBeNull();
    expect(await post(whole.slice(0, -100), 65_536)).toEqual({ status: 400, reason: "broken" });
  });
});

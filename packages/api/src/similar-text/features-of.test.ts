import { describe, expect, it } from "vitest";
import { featuresOf } from "./features-of.ts";

const text =
  "Dear support team, the delivery that was promised for Monday has still not arrived at our house and nobody answers " +
  "the telephone, so please tell us when the parcel will come or send the money back to the card that paid for it";

function shared(one: string, other: string): number {
  const features = new Set(featuresOf(one));
  return featuresOf(other).filter((feature) => features.has(feature)).length;
}

describe("the features of a text", () => {
  it.each([
    ["case and punctuation", text.toUpperCase().replaceAll(",", " –")],
    ["accents and invisible characters", text.replaceAll("a", "a\u0301").replaceAll("e", "e\u200b")],
    ["full-width letters", text.replaceAll("o", "ｏ")],
  ])("do not change with %s", (_, variant) => {
    expect(featuresOf(variant)).toEqual(featuresOf(text));
  });

  it("do not change with a number", () => {
    expect(featuresOf(`${text} order 4711`)).toEqual(featuresOf(`${text} order 815`));
  });

  it.each(["Ada", "Grace", "Linus", "Barbara", "Edsger"])("stay mostly the same with the name %s put in", (name) => {
    expect(shared(text, text.replace("Dear support team", `Dear ${name}`))).toBeGreaterThan(0);
  });

  it("have nothing in common with those of another text about the same thing", () => {
    const other =
      "Hello, I ordered a lamp two weeks ago and it is still not here. The shop said Monday. Can you check what happened to " +
      "my parcel? If it is lost I want a refund to my card please.";

    expect(shared(text, other)).toBe(0);
  });

  it("of a short text are the whole of it", () => {
    expect(shared("Printer 7 burns", "printer 12 burns!")).toBe(1);
    expect(shared("Printer 7 burns", "Printer 7 burnt")).toBe(0);
  });

  it.each(["", "🔥🔥", "!!!"])("exist for %j as well", (signs) => {
    expect(featuresOf(signs)).toHaveLength(1);
    expect(shared(signs, `${signs}?`)).toBe(0);
  });

  it("take scripts without spaces by the character", () => {
    expect(featuresOf("打印机坏了请帮忙看看谢谢")).toHaveLength(4);
  });
});

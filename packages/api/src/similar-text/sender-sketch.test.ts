import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { countSenders, fromBits, sketchOf, toBits } from "./sender-sketch.ts";

function sketchOfMany(count: number): bigint {
  let sketch = 0n;
  for (let sender = 0; sender < count; sender += 1) {
    sketch |= sketchOf(createHash("sha256").update(String(sender)).digest("base64url"));
  }
  return sketch;
}

it.each([0, 1, 5, 10, 50, 200, 600])("counts %i senders nearly right", (count) => {
  expect(Math.abs(countSenders(sketchOfMany(count)) - count)).toBeLessThanOrEqual(count * 0.15 + 0.5);
});

it("never counts without end", () => {
  expect(countSenders(sketchOfMany(100_000))).toBeLessThan(1_420);
});

it("is written as the database writes it, and back", () => {
  const sketch = sketchOfMany(40);

  expect(toBits(sketch)).toMatch(/^[01]{256}$/u);
  expect(fromBits(toBits(sketch))).toBe(sketch);
});

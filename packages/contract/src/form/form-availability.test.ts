import { expect, it } from "vitest";
import { formAvailability } from "./form-availability.ts";

const times = { opens_at: "2026-03-01T09:00:00+01:00", closes_at: "2026-03-31T00:00:00Z" };

it.each([
  ["2026-03-01T07:59:59.999Z", "not_open_yet"],
  ["2026-03-01T08:00:00.000Z", "open"],
  ["2026-03-30T23:59:59.999Z", "open"],
  ["2026-03-31T00:00:00.000Z", "closed"],
])("is, at %s, %s", (now, availability) => {
  expect(formAvailability(times, Date.parse(now))).toBe(availability);
});

it("is open for ever without times", () => {
  expect(formAvailability({}, 0)).toBe("open");
});

import { describe, expect, it } from "vitest";
import { readTypedMoment, writeTypedMoment } from "./typed-moment.ts";

describe("readTypedMoment", () => {
  it.each([
    ["2026-03-01T09:30", "+01:00", "2026-03-01T09:30:00+01:00"],
    ["2026-03-01T09:30:15", "-03:30", "2026-03-01T09:30:15-03:30"],
    ["2026-01-15T09:30", "Europe/Berlin", "2026-01-15T09:30:00+01:00"],
    ["2026-07-15T09:30", "Europe/Berlin", "2026-07-15T09:30:00+02:00"],
    ["2026-07-15T09:30", "UTC", "2026-07-15T09:30:00+00:00"],
    ["2026-07-15T09:30", "Asia/Kathmandu", "2026-07-15T09:30:00+05:45"],
  ])("joins %s with %s into %s", (text, zone, moment) => {
    expect(readTypedMoment(text, zone)).toBe(moment);
  });

  it("takes the earlier moment of a time that clocks show twice", () => {
    expect(readTypedMoment("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T02:30:00+02:00");
    expect(readTypedMoment("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T01:30:00-04:00");
  });

  it("gives a time that clocks never showed, and a zone that nobody knows, no offset", () => {
    expect(readTypedMoment("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T02:30:00 ?");
    expect(readTypedMoment("2026-03-29T02:30", "Mars/Olympus")).toBe("2026-03-29T02:30:00 ?");
  });

  it("invents no zone, and nothing for what is no time", () => {
    expect(readTypedMoment("2026-03-01T09:30", "")).toBe("2026-03-01T09:30:00");
    expect(readTypedMoment("tomorrow", "Europe/Berlin")).toBe("tomorrow");
  });

  it.each([
    ["2026-03-01T09:30:00+01:00", { local: "2026-03-01T09:30", zone: "+01:00" }],
    ["2026-03-01T09:30:15-03:30", { local: "2026-03-01T09:30:15", zone: "-03:30" }],
    ["2026-03-01T09:30:00Z", { local: "2026-03-01T09:30", zone: "+00:00" }],
  ])("takes %s apart", (moment, parts) => {
    expect(writeTypedMoment(moment)).toEqual(parts);
  });
});

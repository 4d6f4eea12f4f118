import { describe, expect, it } from "vitest";
import { FrontendReader } from "./frontend-reader.ts";

const startup = Buffer.concat([int32(8), int32(196_608)]);

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function message(kind: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

const text = (value: string) => Buffer.from(`${value}\0`);
const parameter = (value: string | null) =>
  value === null ? int32(-1) : Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]);

const query = message("Q", text("begin"));
const extended = Buffer.concat([
  message("P", text(""), text("insert $1, $2, $3"), int16(0)),
  message(
    "B",
    text(""),
    text(""),
    int16(3),
    int16(0),
    int16(1),
    int16(0),
    int16(3),
    parameter("é"),
    parameter("\u0001"),
    parameter(null),
    int16(0),
  ),
  message("D", Buffer.from("P"), text("")),
  message("E", text(""), int32(0)),
  message("S"),
]);
const said = [
  { text: "begin", parameters: [] },
  { text: "insert $1, $2, $3", parameters: ["é", "\\x01", null] },
];

describe("what a client says to PostgreSQL", () => {
  it("is its statements with their parameters, and a round trip for each answer that it waits for", () => {
    const reader = new FrontendReader();
    const found = [startup, query, extended].map((sent) => reader.read(sent));

    expect(found.flatMap(({ statements }) => statements)).toEqual(said);
    expect(found.map(({ roundTrips }) => roundTrips)).toEqual([0, 1, 1]);
  });

  it("is the same however it is cut up on its way", () => {
    const reader = new FrontendReader();
    const found = [...Buffer.concat([startup, query, extended])].map((byte) => reader.read(Buffer.of(byte)));

    expect(found.flatMap(({ statements }) => statements)).toEqual(said);
    expect(found.reduce((sum, { roundTrips }) => sum + roundTrips, 0)).toBe(2);
  });

  it("is one round trip for statements that are sent together", () => {
    const reader = new FrontendReader();
    reader.read(startup);

    expect(reader.read(Buffer.concat([query, extended, extended])).roundTrips).toBe(1);
  });
});

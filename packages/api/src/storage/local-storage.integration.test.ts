import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalStorage } from "./local-storage.ts";
import {
  ObjectExistsError,
  ObjectMissingError,
  ObjectSizeError,
  type Storage,
  StorageUnavailableError,
} from "./storage.ts";

let folder: string;
let storage: Storage;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "portal-storage-")), "attachments");
  storage = createLocalStorage({ folder, signUpload: () => Promise.reject(new Error("not signed here")) });
});

afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

const object = (key: string, sizeBytes: number) => ({ key, sizeBytes, contentType: "text/plain" });
const write = (key: string, content: string, sizeBytes = content.length) =>
  storage.write(object(key, sizeBytes), Readable.from([Buffer.from(content)]));
const arrivals = () => readdir(join(folder, "arrivals"));

describe("the store on this machine", () => {
  it("keeps what is written for this user alone", async () => {
    await write("uploads/a", "hello");

    expect(await readFile(join(folder, "uploads/a"), "utf8")).toBe("hello");
    expect((await stat(join(folder, "uploads/a"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "uploads"))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await arrivals()).toEqual([]);
  });

  it("writes a key once, however many try at the same time", async () => {
    const contents = Array.from({ length: 20 }, (_, index) => `content ${String(index).padStart(2, "0")}`);

    const settled = await Promise.allSettled(contents.map((content) => write("uploads/a", content)));

    const losers = settled.flatMap((outcome): unknown[] => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(losers).toHaveLength(19);
    expect(losers.every((reason) => reason instanceof ObjectExistsError)).toBe(true);
    const winner = settled.findIndex(({ status }) => status === "fulfilled");
    expect(await readFile(join(folder, "uploads/a"), "utf8")).toBe(contents[winner]);
  });

  it.each([
    ["more bytes than announced", () => Readable.from([Buffer.from("hello"), Buffer.from("!")])],
    ["fewer", () => Readable.from([Buffer.from("hell")])],
    ["a stream that breaks", () => Readable.from(breaking())],
  ])("keeps nothing of %s", async (_, body) => {
    await expect(storage.write(object("uploads/a", 5), body())).rejects.toThrow(ObjectSizeError);

    expect(await arrivals()).toEqual([]);
    await expect(storage.read("uploads/a")).rejects.toThrow(ObjectMissingError);
    await write("uploads/a", "hello");
  });

  it("stops taking bytes as soon as there are too many", async () => {
    let taken = 0;
    function* endless() {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(1_000);
      }
    }

    await expect(storage.write(object("uploads/a", 5_000), Readable.from(endless()))).rejects.toThrow(ObjectSizeError);
    expect(taken).toBeLessThan(50);
  });

  it("copies what is there, and leaves the copy alone when the original goes or comes again", async () => {
    await write("uploads/a", "first");
    expect(await storage.copy("uploads/a", "kept/b")).toBe(true);
    expect(await storage.copy("uploads/missing", "kept/c")).toBe(false);

    await storage.remove("uploads/a");
    await write("uploads/a", "second");

    expect(String(await buffer(await storage.read("kept/b")))).toBe("first");
    await expect(storage.copy("uploads/a", "kept/b")).rejects.toThrow(ObjectExistsError);
  });

  it("removes what is not there without a word", async () => {
    await expect(storage.remove("uploads/never")).resolves.toBeUndefined();
  });

  it("lists what is under a prefix, and nothing under one that has never been used", async () => {
    await write("kept/2026-11-22/t/a", "hello");
    await write("kept/2026-11-23/t/b", "hello");
    await write("uploads/t/c", "hello");
    const listed = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key, modifiedAt } of storage.list(prefix)) {
        expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(60_000);
        keys.push(key);
      }
      return keys.toSorted();
    };

    expect(await listed("kept/2026-11-22/")).toEqual(["kept/2026-11-22/t/a"]);
    expect(await listed("kept/")).toEqual(["kept/2026-11-22/t/a", "kept/2026-11-23/t/b"]);
    expect(await listed("nothing/")).toEqual([]);
  });

  it.each([
    "../outside",
    "uploads/../../outside",
    "/etc/passwd",
    "uploads//a",
    "uploads/a/",
    "uploads",
    "",
    "uploads/.a",
    "uploads/A",
  ])("is not led out of its folder by the key %j", async (key) => {
    await expect(write(key, "hello")).rejects.toThrow(RangeError);
    await expect(storage.read(key)).rejects.toThrow(RangeError);
    await expect(storage.remove(key)).rejects.toThrow(RangeError);
    await expect(storage.copy(key, "kept/a")).rejects.toThrow(RangeError);
  });

  it("is away when its folder cannot be used", async () => {
    await write("uploads/a", "hello");
    const signUpload = () => Promise.reject(new Error("not signed here"));
    const blocked = createLocalStorage({ folder: join(folder, "uploads/a"), signUpload });

    await expect(blocked.write(object("uploads/a", 1), Readable.from([Buffer.from("a")]))).rejects.toThrow(
      StorageUnavailableError,
    );
  });
});

async function* breaking() {
  yield await Promise.resolve(Buffer.from("he"));
  throw new Error("the connection was lost");
}

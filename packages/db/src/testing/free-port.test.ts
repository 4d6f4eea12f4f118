import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { findFreePort, isFree } from "./free-port.ts";

it("finds a port on which somebody can listen, and which is then free no more", async () => {
  const port = await findFreePort();
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");

  expect(await isFree(port)).toBe(false);

  await new Promise((resolve) => server.close(resolve));
  expect(await isFree(port)).toBe(true);
});

it("stays below the ports that clients are given", async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, findFreePort));

  expect(Math.max(...ports)).toBeLessThan(32_768);
});

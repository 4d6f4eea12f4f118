import { glob, readFile } from "node:fs/promises";
import { endpoints } from "@portal/contract/open-api";
import { expect, it } from "vitest";

const source = new URL("../", import.meta.url);

/** What is no part of the REST contract: the pages' own door, sign-in of the pages, the operator's metrics, and what is nowhere. */
const undocumented = ["/api/auth/{...nextauth}", "/api/trpc/{trpc}", "/api/metrics", "/api/{...unknown}"];

/** Every route of the web app as `METHOD /path`, as its files say. */
async function findRoutes(): Promise<string[]> {
  const routes: string[] = [];
  for await (const file of glob("{app/**/route.ts,app/.*/**/route.ts,pages/api/**/*.ts}", { cwd: source.pathname })) {
    const path = `/${file}`
      .replace(/^\/(?:app|pages)/u, "")
      .replace(/(?:\/route)?\.ts$/u, "")
      .replaceAll("[", "{")
      .replaceAll("]", "}");
    const text = await readFile(new URL(file, source), "utf8");
    const methods = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) =|byteRoute\("(GET|PUT)"/gmu)];
    routes.push(...methods.map(([, ofRoute, ofBytes]) => `${ofRoute ?? ofBytes ?? ""} ${path}`));
  }
  return routes.filter((route) => !undocumented.some((path) => route.endsWith(` ${path}`))).sort();
}

it("documents every route, and no other", async () => {
  const documented = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();

  expect(await findRoutes()).toEqual(documented);
});

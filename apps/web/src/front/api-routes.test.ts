import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { apiRoutes, findHandler } from "./api-routes.ts";

const appFolder = join(import.meta.dirname, "../app");

describe("the table of routes", () => {
  it("knows every route handler of the REST door, and nothing else", () => {
    const files = globSync(["api/v1/**/route.ts", "api/{health,ready}/route.ts"], { cwd: appFolder });

    expect(Object.keys(apiRoutes).sort()).toEqual(files.map((file) => `/${file.replace(/\/route\.ts$/u, "")}`).sort());
  });

  it("has at each address what its own file exports", async () => {
    for (const [path, handlers] of Object.entries(apiRoutes)) {
      // eslint-disable-next-line portal/imports -- the table is held against the files that Next finds, whatever they are
      const file: unknown = await import(join(appFolder, path, "route.ts"));
      expect(handlers, path).toBe(file);
    }
  });

  it("prefers a plain segment to a dynamic one, as Next does", () => {
    const attachments = "/api/v1/help-center/attachments";

    expect(findHandler("POST", `${attachments}/presign`)).toBe(apiRoutes[`${attachments}/presign`]?.["POST"]);
    expect(findHandler("GET", `${attachments}/0198-x`)).toBe(apiRoutes[`${attachments}/[id]`]?.["GET"]);
  });

  it("answers HEAD by GET where there is no HEAD", () => {
    expect(findHandler("HEAD", "/api/health")).toBe(apiRoutes["/api/health"]?.["GET"]);
    expect(findHandler("HEAD", "/api/v1/help-center/conversations")).not.toBe(undefined);
  });

  it.each([
    "/api/health/",
    "/api//health",
    "/api/v1/help-center/attachments/",
    "/api/v1/help-center/attachments/a/download",
    "/api/healt%68",
  ])("leaves %s to Next", (path) => {
    expect(findHandler("GET", path)).toBe(undefined);
  });
});

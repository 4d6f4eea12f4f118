import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

const repositoryRoot = new URL("../..", import.meta.url).pathname;

// Types are off so that a snippet may stand in a file that does not exist; what needs types is tried further down.
const withoutTypes = new ESLint({
  cwd: repositoryRoot,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});
const withTypes = new ESLint({ cwd: repositoryRoot });

async function complaintsAbout(eslint: ESLint, filePath: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath: `${repositoryRoot}${filePath}` });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId ?? "parser"}: ${message}`));
}

const inPackages = "packages/db/src/example.ts";
const inApi = "packages/api/src/example.ts";
const inPage = "apps/web/src/app/page.tsx";
const inServer = "apps/web/src/server/example.ts";
const inComponent = "apps/web/src/components/example.tsx";
const inForm = "apps/web/src/portal-form/example.ts";
const inFormAction = "apps/web/src/portal-form/submit-request.ts";
const inClientFile = "apps/web/src/app/form.client.tsx";

describe("imports", () => {
  it.each([
    ["packages/contract/src/example.ts", "@portal/settings", "it imports zod and its own files only"],
    ["packages/contract/src/example.ts", "node:crypto", "it imports zod and its own files only"],
    ["packages/settings/src/example.ts", "@portal/contract", "it imports zod and its own files only"],
    ["packages/client/src/example.ts", "@portal/contract", "it imports its own files only"],
    ["packages/client/src/example.ts", "node:crypto", "it imports its own files only"],
    [inPackages, "@portal/api", "packages/db does not know the product"],
    [inPackages, "next/headers", "Packages know no web framework"],
    [inPackages, "react", "Packages know no web framework"],
    [inPackages, "../../../apps/web/src/server/session.ts", "Packages do not know the apps"],
    [inApi, "next-auth/jwt", "Packages know no web framework"],
    [inApi, "react-dom/server", "Packages know no web framework"],
    [inApi, "@portal/web", "Packages do not know the apps"],
    [inApi, "@prisma/client", "Only packages/db knows Prisma and pg"],
    [inApi, "pg", "Only packages/db knows Prisma and pg"],
    [inApi, "@portal/db/admin", "act as the database's owner: use @portal/db"],
    [inApi, "@portal/db/testing", "act as the database's owner: use @portal/db"],
    [inApi, "../../db/src/clients.ts", "Import another package by its name"],
    [inApi, "node:process", "Read the environment with readSettings of @portal/settings"],
    [inPage, "@portal/db", "Only apps/web/src/server hands the database over"],
    [inPage, "@portal/db/admin", "act as the database's owner"],
    [inPage, "@prisma/client/runtime/client", "Only packages/db knows Prisma and pg"],
    [inServer, "@portal/db/admin", "act as the database's owner"],
    [inServer, "pg", "Only packages/db knows Prisma and pg"],
    [inComponent, "@portal/api", "Browser code takes only types from @portal/api"],
    [inComponent, "@portal/settings", "Browser code is made of @portal/contract, react, next"],
    [inComponent, "@portal/db", "Browser code is made of @portal/contract, react, next"],
    [inComponent, "../server/session.ts", "Browser code cannot run src/server"],
    [inComponent, "@/server/session", "Browser code cannot run src/server"],
    [inComponent, "@trpc/client", "Browser code is made of @portal/contract, react, next"],
    [inForm, "@portal/api", "Browser code takes only types from @portal/api"],
    [inForm, "../server/page-request.ts", "Browser code cannot run src/server"],
    [inForm, "./files/receive-files.ts", "Browser code cannot run src/server"],
    [inForm, "node:crypto", "Browser code is made of @portal/contract, react, next"],
    [inClientFile, "node:fs", "Browser code is made of @portal/contract, react, next"],
    ["packages/cli/src/example.ts", "pg", "Only packages/db knows Prisma and pg"],
    ["packages/cli/src/example.ts", "@portal/worker", "Packages do not know the apps"],
    ["apps/worker/src/example.ts", "pg-boss", "Only packages/db knows Prisma and pg"],
    ["apps/worker/src/example.ts", "@portal/db/admin", "act as the database's owner"],
    ["scripts/example.ts", "@prisma/client", "Only packages/db knows Prisma and pg"],
  ])("%s is told what to use in place of %s, in every form of import", async (file, specifier, message) => {
    const everyForm = `
      import "${specifier}";
      export * from "${specifier}";
      export { name } from "${specifier}";
      void import("${specifier}");
      require("${specifier}");
    `;

    const complaints = await complaintsAbout(withoutTypes, file, everyForm);

    const expected: unknown = expect.stringMatching(new RegExp(`^portal/imports: .*${message}`));
    expect(complaints.filter((complaint) => complaint.startsWith("portal/"))).toEqual(Array(5).fill(expected));
  });

  it.each([
    ["packages/contract/src/example.ts", 'import "zod";'],
    ["packages/contract/src/example.test.ts", 'import "fast-check"; import "vitest";'],
    [inPackages, 'import "@prisma/client"; import "pg"; import "./generated/client.ts";'],
    [inApi, 'import "@portal/db"; import "@portal/contract"; import "@portal/settings"; import "@trpc/server";'],
    ["packages/api/src/example.integration.test.ts", 'import "@portal/db/testing"; import "@portal/db/admin";'],
    [inPage, 'import "@portal/api"; import "next/headers"; import "../server/session.ts";'],
    [inServer, 'import "@portal/db"; import "@portal/api";'],
    ["apps/web/e2e/example.spec.ts", 'import "@portal/db"; import "@portal/db/testing";'],
    [inComponent, 'import "@portal/contract"; import "react"; import "next/link"; import "./field.tsx";'],
    [inComponent, 'import type { AppRouter } from "@portal/api"; export type { AppRouter };'],
    [inClientFile, 'import "../components/field.tsx"; import "./actions.ts";'],
    [inForm, 'import "@trpc/client"; import "./files/use-files.ts"; export type { AppRouter } from "@portal/api";'],
    [inFormAction, 'import "@portal/api"; import "../server/page-request.ts"; import "./files/receive-files.ts";'],
    ["packages/cli/src/example.ts", 'import "@portal/db/admin"; import "@portal/api"; import "@portal/db";'],
    ["scripts/example.ts", 'import "@portal/db/admin"; import "@portal/settings"; import "node:process";'],
  ])("%s may say %s", async (file, code) => {
    expect(await complaintsAbout(withoutTypes, file, code)).toEqual([]);
  });

  it("does not let a type's import carry a value along", async () => {
    const complaints = await complaintsAbout(
      withoutTypes,
      inComponent,
      'export { type AppRouter } from "@portal/api";',
    );

    expect(complaints).toContainEqual(expect.stringContaining("Browser code takes only types from @portal/api"));
  });

  it("wants the module of a dynamic import written out", async () => {
    const complaints = await complaintsAbout(withoutTypes, inApi, "export const load = (name) => import(name);");

    expect(complaints).toContainEqual(expect.stringContaining("Write out which module is imported"));
  });
});

describe("syntax", () => {
  it.each([
    [inApi, "export const home = process.env.HOME;", "Use readSettings of @portal/settings"],
    [inPage, "export const { env } = process;", "Use readSettings of @portal/settings"],
    [inApi, "void tx.$queryRawUnsafe(sql);", "Values go into SQL as parameters"],
    ["scripts/example.ts", "void tx.$executeRawUnsafe(sql);", "Values go into SQL as parameters"],
    ["packages/db/src/testing/example.ts", "export const home = process.env.HOME;", "Use readSettings"],
    [inApi, 'console.log("here");', "no-console"],
    [inApi, "export const cast = value as string;", "consistent-type-assertions"],
    [inApi, "export const sure = value!;", "no-non-null-assertion"],
    [inApi, "export const anything: any = 1;", "no-explicit-any"],
    [inApi, "export function tooMany(a, b, c, d) { return [a, b, c, d]; }", "max-params"],
    [inApi, 'import { type Tenant } from "./tenant.ts"; export type { Tenant };', "no-import-type-side-effects"],
    [inComponent, "export function Field() { if (Date) useId(); return null; }", "react-hooks/rules-of-hooks"],
  ])("%s may not say %s", async (file, code, complaint) => {
    expect(await complaintsAbout(withoutTypes, file, code)).toContainEqual(expect.stringContaining(complaint));
  });

  it.each([
    [inApi, 'export const kinds = ["anonymous", "user"] as const;'],
    ["packages/settings/src/example.ts", "export const { env } = process;"],
    ["packages/db/src/testing/example.ts", "export const run = (tx) => tx.$executeRawUnsafe(sql);"],
    ["packages/db/src/admin.ts", "export const run = (tx) => tx.$executeRawUnsafe(sql);"],
  ])("%s may say %s", async (file, code) => {
    const complaints = await complaintsAbout(withoutTypes, file, code);

    expect(complaints.filter((complaint) => !complaint.startsWith("no-undef"))).toEqual([]);
  });

  it("sees a promise that nobody waits for, and a case that nobody handles", async () => {
    const code = `
      Promise.resolve();
      declare const kind: "a" | "b";
      switch (kind) { case "a": break; }
    `;

    expect(await complaintsAbout(withTypes, "packages/settings/src/index.ts", code)).toEqual([
      expect.stringContaining("no-floating-promises"),
      expect.stringContaining("switch-exhaustiveness-check"),
    ]);
  });
});

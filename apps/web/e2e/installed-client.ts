import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
const repositoryRoot = path.resolve(import.meta.dirname, "../../..");
const clientFolder = path.join(repositoryRoot, "packages/client");
const programs = ["types.ts", "submit.ts", "receive.ts", "browser.ts"];
const sample = /^```ts\n(.*?)^```$/gmsu;

/** A folder outside of the workspace with the packed client in it, as whoever installs it has it. */
export interface InstalledClient extends AsyncDisposable {
  folder: string;
  /** Runs a program of `packages/client/consumer` there, and gives what it prints, as JSON. */
  run(program: string, ...args: string[]): Promise<unknown>;
  /** Holds the package against what resolvers and type checkers make of packages; fails with what is wrong. */
  checkPackage(): Promise<void>;
  /** Writes the samples of the package's README there as files, and gives their names. */
  writeSamples(): Promise<string[]>;
  /** Runs the type checker there; fails with what it says. */
  checkTypes(options: { lib: string[]; types: string[]; files: string[] }): Promise<void>;
}

/** Packs the client and installs it. */
export async function installClient(): Promise<InstalledClient> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-client-"));
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: clientFolder });
  const tarball = path.join(folder, stdout.trim().split("\n").at(-1) ?? "");
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // Offline: there is nothing to fetch but the package itself.
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  for (const program of programs)
    await copyFile(path.join(clientFolder, "consumer", program), path.join(folder, program));
  return {
    folder,
    run: async (program, ...args) => {
      const { stdout: said } = await run(process.execPath, [program, ...args], { cwd: folder });
      const report: unknown = JSON.parse(said);
      return report;
    },
    checkPackage: async () => {
      await runTool("apps/web/node_modules/.bin/publint", "run", "--strict", tarball);
      // It is made of modules only, and says nothing to resolvers from before exports.
      await runTool("apps/web/node_modules/.bin/attw", "--profile", "esm-only", tarball);
    },
    writeSamples: async () => {
      const readme = await readFile(path.join(folder, "node_modules/@portal/client/README.md"), "utf8");
      const samples = Array.from(readme.matchAll(sample), ([, code = ""]) => code);
      await Promise.all(samples.map((code, index) => writeFile(path.join(folder, `sample-${index}.ts`), code)));
      return samples.map((_, index) => `sample-${index}.ts`);
    },
    checkTypes: async ({ lib, types, files }) => {
      const typeRoots = [path.join(repositoryRoot, "node_modules/@types")];
      const strictness = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
      const compilerOptions = {
        ...strictness,
        module: "NodeNext",
        target: "ES2022",
        noEmit: true,
        lib,
        types,
        typeRoots,
      };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
      await runTool("node_modules/.bin/tsc", "-p", folder);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a tool that a package of the workspace has; fails with what it says. */
async function runTool(binary: string, ...args: string[]): Promise<void> {
  try {
    await run(path.join(repositoryRoot, binary), args);
  } catch (error) {
    const said = z.object({ stdout: z.string(), stderr: z.string() }).parse(error);
    throw new Error(`${binary} is not content:\n${said.stdout}${said.stderr}`, { cause: error });
  }
}

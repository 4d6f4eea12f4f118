import ts from "typescript";
import { expect, it } from "vitest";
import { operations } from "./operations.ts";
import { documentedSchemas } from "./schema-node.ts";
import { closureOf, writeTypeDefinitions } from "./type-definitions.ts";
import { typeNameOf } from "./write-type.ts";

const clientTypes = new URL("../../../../../packages/client/src/generated/api.ts", import.meta.url).pathname;
const strict: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
  lib: ["lib.es2022.d.ts"],
};

/** Where the files are said to be: the compiler looks for imports in folders that are there. */
const folder = import.meta.dirname;
const fileNamed = (name: string) => `${folder}/shown-${name}.ts`;

/** What the compiler says of files that are not on any disk. */
function complaintsAbout(files: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(strict);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, onError) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, options, onError) : ts.createSourceFile(name, text, options);
  };
  const program = ts.createProgram([...files.keys()], strict, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

it("every page's definitions stand by themselves in strict TypeScript", () => {
  const pages = operations.map(({ id, schemaNames }) => [fileNamed(id), writeTypeDefinitions(schemaNames)] as const);

  // One that is wrong among them shows that the compiler has looked.
  const broken = [fileNamed("broken"), "export type Broken = Missing;"] as const;

  expect(complaintsAbout(new Map([...pages, broken]))).toEqual([`${broken[0]}: Cannot find name 'Missing'.`]);
}, 60_000);

it("the definitions mean what another generator makes of the same document", () => {
  const common = closureOf([
    "Submission",
    "CreatedConversation",
    "ValidatedSubmission",
    "KeyReceipt",
    "PresignedUpload",
    "Challenge",
  ]);
  common.push(
    ...closureOf(["FormList", "ResolvedTenant", "HelpCenterSettings"]).filter((name) => !common.includes(name)),
  );
  const same = common.map((name) => `export const ${name}: Same<ours.${typeNameOf(name)}, theirs["${name}"]> = true;`);
  const comparison = `import type * as ours from "./shown-ours.ts";
import type { components } from "${clientTypes}";
type theirs = components["schemas"];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
${same.join("\n")}
// @ts-expect-error -- two that differ
export const differing: Same<ours.KeyReceipt, theirs["CreatedConversation"]> = true;
`;

  expect(same.length).toBeGreaterThan(9);
  expect(
    complaintsAbout(
      new Map([
        [fileNamed("ours"), writeTypeDefinitions(common)],
        [fileNamed("comparison"), comparison],
      ]),
    ),
  ).toEqual([]);
}, 60_000);

it("no two schemas become one type", () => {
  const names = Object.keys(documentedSchemas).map(typeNameOf);

  expect(new Set(names).size).toBe(names.length);
});

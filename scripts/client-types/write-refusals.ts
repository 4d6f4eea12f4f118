import { errorCatalogue, problemTypes } from "@portal/contract";

/** Writes the server's catalogue of refusals as the client's own module: who installs the client has not our packages. */
export function writeRefusals(): string {
  const entries = Object.entries(errorCatalogue).map(
    ([type, { status, detail }]) => `  ${type}: { status: ${status}, detail: ${JSON.stringify(detail)} },`,
  );
  const names = Object.keys(problemTypes).map((type) => `  | ${JSON.stringify(type)}`);
  return `// Made from packages/contract/src/errors by \`pnpm run docs:client-types\`; a test compares.

/** Every refusal of the API: its status and its one sentence. */
export const refusals = {
${entries.join("\n")}
} as const;
export type Refusals = typeof refusals;

/** What a problem of a 422 can be. */
export type ProblemType =
${names.join("\n")};
`;
}

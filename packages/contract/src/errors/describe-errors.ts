import { errorCatalogue } from "./error-catalogue.ts";
import { problemTypes } from "./problem-types.ts";

/** Writes the error reference in Markdown from the two catalogues, so that neither can say something else. */
export function describeErrors(): string {
  const errors = Object.entries(errorCatalogue).map(
    ([code, { status, detail, cure }]) => `| ${String(status)} | \`${code}\` | ${detail} | ${cure} |`,
  );
  const problems = Object.entries(problemTypes).map(
    ([type, { cause, cure }]) => `| \`${type}\` | ${cause} | ${cure} |`,
  );
  return `${introduction}
## Refusals

The tRPC door carries the code as \`data.error_code\`; the command line prints the sentence.

| status | code | sentence | what to do |
| ------ | ---- | -------- | ---------- |
${errors.join("\n")}

## Problems of a 422

| type | cause | what to do |
| ---- | ----- | ---------- |
${problems.join("\n")}
`;
}

const introduction = `# Errors

<!-- Made from packages/contract/src/errors by \`pnpm run docs:errors\`; a test compares. -->

A 422 is always \`{"detail":[{"loc":[…],"msg":"…","type":"…"}]}\` with all problems at once: \`loc\` starts with \`body\`,
\`query\` or \`header\`. Every other refusal is \`{"detail":"one sentence"}\`. No message repeats what was sent, except that \`loc\`
names an unknown field. Every answer carries \`X-Request-Id\`; the log has the cause of a 500 or 503 under it.
`;

import openApiTypes, { astToString } from "openapi-typescript";
import { z } from "zod";

/** What the client gives and takes. What these refer to comes along. */
const roots = [
  "Submission",
  "CreatedConversation",
  "ValidatedSubmission",
  "KeyReceipt",
  "PresignedUpload",
  "Challenge",
  "FormList",
  "PublishedForm",
  "ResolvedTenant",
  "HelpCenterSettings",
] as const;

const schemaPath = "#/components/schemas/";
const documentShape = z.looseObject({
  openapi: z.string(),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/**
 * Writes the types of the API's answers and bodies from the OpenAPI document: those that the client speaks of, so that who installs it does
 * not read through all others.
 *
 * @param document the text of docs/openapi.json
 */
export async function writeApiTypes(document: string): Promise<string> {
  const { openapi, components } = documentShape.parse(JSON.parse(document));
  const names = closureOf(components.schemas);
  const schemas = Object.fromEntries(names.map((name) => [name, components.schemas[name] ?? {}]));
  const part = { openapi, info: { title: "", version: "" }, paths: {}, components: { schemas } };
  // A field with a default may be left out of what is sent.
  const nodes = await openApiTypes(JSON.stringify(part), { defaultNonNullable: false });
  return `// Made from docs/openapi.json by \`pnpm run docs:client-types\`; a test compares.\n\n${astToString(nodes)}`;
}

function closureOf(schemas: Readonly<Record<string, object>>): string[] {
  const found = new Set<string>(roots);
  for (const name of found) {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`The document has no schema ${name}.`);
    for (const [, referred = ""] of JSON.stringify(schema).matchAll(reference)) found.add(referred);
  }
  return Object.keys(schemas).filter((name) => found.has(name));
}

const reference = new RegExp(`"\\$ref":"${schemaPath}([^"/]+)"`, "gu");

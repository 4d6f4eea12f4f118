import { readFile } from "node:fs/promises";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findBreakingChanges } from "./breaking/find-breaking-changes.ts";
import { openApiDocument } from "./open-api-document.ts";

const documentSchema = z.record(z.string(), z.unknown());
const generated = documentSchema.parse(JSON.parse(JSON.stringify(openApiDocument())));

async function readDocument(name: string): Promise<Record<string, unknown>> {
  return documentSchema.parse(JSON.parse(await readFile(new URL(`../../../../docs/${name}`, import.meta.url), "utf8")));
}

describe("the OpenAPI document", () => {
  it("is the one in docs/openapi.json: `npm run docs:openapi` writes it anew", async () => {
    expect(generated).toEqual(await readDocument("openapi.json"));
  });

  it("breaks nothing of docs/openapi-released.json", async () => {
    // Each line says what somebody who relies on the released contract would lose.
    expect(findBreakingChanges(await readDocument("openapi-released.json"), generated)).toEqual([]);
  });

  it("is valid", async () => {
    expect(await new Validator().validate(structuredClone(generated))).toEqual({ valid: true });
  });

  it("leaves a linter nothing to say", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: {
        // `uploads` is a word of its own, which OpenAPI and Next prefer to a parameter.
        "no-ambiguous-paths": "off",
        // One address only leads to a page, and some take nothing that could be wrong.
        "operation-2xx-response": "off",
        "operation-4xx-response": "off",
        // The refusal of methods that no operation describes.
        "no-unused-components": "off",
        "operation-operationId-unique": "error",
        "no-invalid-media-type-examples": "error",
        "operation-description": "error",
        "tag-description": "error",
      },
    });

    const problems = await lintFromString({ source: JSON.stringify(generated), config });

    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("is small enough to be fetched without a thought", () => {
    expect(JSON.stringify(generated).length).toBeLessThan(180_000);
  });
});

import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { JsonObject } from "../json-object.ts";

/** Holds values against schemas of one document, by an implementation of JSON Schema that the portal itself does not use. */
export interface Validators {
  accepts(schema: JsonObject, value: unknown): boolean;
  /** What is wrong with a value, in words; `null` when nothing is. */
  problemOf(schema: JsonObject, value: unknown): string | null;
}

export function createValidators(document: JsonObject): Validators {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats(ajv);
  ajv.addSchema({ $id: "document", ...document });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: JsonObject) => {
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const validate = ajv.compile(readSchema(text));
    compiled.set(text, validate);
    return validate;
  };
  return {
    accepts: (schema, value) => validatorOf(schema)(value),
    problemOf(schema, value) {
      const validate = validatorOf(schema);
      return validate(value) ? null : ajv.errorsText(validate.errors);
    },
  };
}

function readSchema(text: string): object {
  const schema: unknown = JSON.parse(text);
  return typeof schema === "object" && schema !== null ? schema : {};
}

import { z } from "zod";
import { formDocumentShape } from "./form-document.ts";

/**
 * The published JSON Schema of form documents (2020-12). It says the shape; that keys and option values are unique, and that every text is
 * there in the default language, `parseFormDocument` says.
 */
export function formJsonSchema(): object {
  return {
    ...z.toJSONSchema(formDocumentShape, { io: "input" }),
    title: "Form document",
    description: "One version of a help center's form. Versions that were published never change.",
  };
}

import { formTokenField, formTokenHeader, trapField, trapHeader } from "./evidence-fields.ts";

/** Says with scripts what the form's hidden fields would say without. */
export function evidenceHeaders(formData: FormData): Record<string, string> {
  const token = formData.get(formTokenField);
  const trap = formData.get(trapField);
  return {
    ...(typeof token === "string" && { [formTokenHeader]: token }),
    ...(trap !== null && trap !== "" && { [trapHeader]: "1" }),
  };
}

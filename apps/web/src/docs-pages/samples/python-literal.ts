/** A JSON value as Python writes it, over several lines as `JSON.stringify(value, null, 4)` would. */
export function pythonLiteral(value: unknown, indent = ""): string {
  const inner = `${indent}    `;
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const entries = Array.isArray(value)
    ? value.map((item: unknown) => `${inner}${pythonLiteral(item, inner)},\n`)
    : Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${pythonLiteral(item, inner)},\n`);
  return entries.length === 0 ? `${open}${close}` : `${open}\n${entries.join("")}${indent}${close}`;
}

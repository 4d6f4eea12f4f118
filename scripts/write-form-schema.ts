import { writeFile } from "node:fs/promises";
import { formJsonSchema } from "@portal/contract/form-authoring";

const schema = `${JSON.stringify(formJsonSchema(), null, 2)}\n`;
await writeFile(new URL("../docs/form-document.schema.json", import.meta.url), schema);

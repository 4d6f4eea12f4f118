import { writeFile } from "node:fs/promises";
import { openApiDocument } from "@portal/contract/open-api";

// With --release the document also becomes the one that later changes must not break.
const names = process.argv.includes("--release") ? ["openapi.json", "openapi-released.json"] : ["openapi.json"];
const json = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
for (const name of names) await writeFile(new URL(`../docs/${name}`, import.meta.url), json);

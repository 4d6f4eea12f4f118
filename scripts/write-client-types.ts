import { readFile, writeFile } from "node:fs/promises";
import { writeApiTypes } from "./client-types/write-api-types.ts";
import { writeRefusals } from "./client-types/write-refusals.ts";

const generated = new URL("../packages/client/src/generated/", import.meta.url);
const document = await readFile(new URL("../docs/openapi.json", import.meta.url), "utf8");
await writeFile(new URL("refusals.ts", generated), writeRefusals());
await writeFile(new URL("api.ts", generated), await writeApiTypes(document));

import { writeFile } from "node:fs/promises";
import { writeRefusals } from "./client-types/write-refusals.ts";

const generated = new URL("../packages/client/src/generated/", import.meta.url);
await writeFile(new URL("refusals.ts", generated), writeRefusals());

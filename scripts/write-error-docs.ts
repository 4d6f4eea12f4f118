import { writeFile } from "node:fs/promises";
import { describeErrors } from "@portal/contract";

await writeFile(new URL("../docs/errors.md", import.meta.url), describeErrors());

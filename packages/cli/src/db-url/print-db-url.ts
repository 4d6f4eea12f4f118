import { readSettings, type Settings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { readDataDir } from "../database/read-data-dir.ts";
import { jsonLine } from "../output/show-safely.ts";

const roles = ["owner", "web", "intake"] as const;

const optionsSchema = z.object({
  role: z.enum(roles, { error: "should be owner, web or intake" }),
  json: jsonFlag,
});

/** Prints where a role finds the database, whether or not it runs at present. */
export async function* printDbUrl(given: unknown): AsyncGenerator<string> {
  const { role, json } = readOptions(optionsSchema, given);
  const { ownerUrl, webUrl, intakeUrl } = await readUrls(readSettings());
  const url = { owner: ownerUrl, web: webUrl, intake: intakeUrl }[role];
  if (url === undefined) throw new Refusal("notFound", "OWNER_DATABASE_URL is not set, so nobody knows the owner's.");
  yield json ? jsonLine({ role, url }) : url;
}

async function readUrls(settings: Settings) {
  if (settings.database.kind === "external") return settings.database;
  const { readEmbeddedUrls } = await import("@portal/db/admin");
  return readEmbeddedUrls(readDataDir(settings), settings.database.port);
}

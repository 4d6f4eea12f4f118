import { randomUUID } from "node:crypto";
import { changeSilence } from "@portal/api/operator";
import { emailSchema } from "@portal/contract";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openDatabase } from "../database/open-database.ts";
import { jsonLine } from "../output/show-safely.ts";

const optionsSchema = z.object({ email: emailSchema, json: jsonFlag });

/** Stops mail to an address. */
export async function* addSilence(given: unknown): AsyncGenerator<string> {
  yield* setSilence(given, true);
}

/** Lets mail to an address go on. */
export async function* removeSilence(given: unknown): AsyncGenerator<string> {
  yield* setSilence(given, false);
}

async function* setSilence(given: unknown, isSilent: boolean): AsyncGenerator<string> {
  const { email, json } = readOptions(optionsSchema, given);
  await using connection = await openDatabase(readSettings());
  const requestId = randomUUID();
  const isChanged = await changeSilence(connection.database, { email, isSilent, requestId });
  if (!isChanged && !isSilent) throw new Refusal("notFound", "That address is not silenced.");
  if (json) yield jsonLine({ silenced: isSilent, changed: isChanged, request_id: requestId });
  else yield isSilent ? sentenceOf(isChanged) : "Mail to it goes on.";
}

function sentenceOf(isChanged: boolean): string {
  return isChanged ? "It gets no more mail about requests." : "It was silenced already.";
}

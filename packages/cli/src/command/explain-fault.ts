import { SettingsError } from "@portal/settings";
import { Refusal, type RefusalReason } from "./refusal.ts";

const reasonByErrorCode: Readonly<Record<string, RefusalReason>> = {
  service_unavailable: "databaseAway",
  storage_unavailable: "fileStoreAway",
  tenant_not_found: "notFound",
  not_found: "notFound",
};

const databaseAway = "The database is not reachable: is `npm start` running?";

const behind = "The database is behind this version: `npm start` migrates it.";
const refusedLogin = "The database refuses the login: check the user and the password of its address.";

/** What a database says that answers and still cannot be used, by SQLSTATE. */
const sentenceBySqlState: Readonly<Record<string, string>> = {
  "28000": refusedLogin,
  "28P01": refusedLogin,
  "3D000": "The database server has no database of that name.",
  "42P01": behind,
  "42703": behind,
};

/** The refusal that an error of a lower layer amounts to; `null` when nobody planned for it. */
export async function explainFault(thrown: unknown): Promise<Refusal | null> {
  if (thrown instanceof SettingsError) return new Refusal("wrongUsage", thrown.message, { cause: thrown });
  try {
    return (await explainDatabaseFault(thrown)) ?? (await explainPortalError(thrown));
  } catch {
    // What explains errors cannot be loaded: then that is why the command failed, and its own error says so best.
    return null;
  }
}

// Loaded here and not above, because a command that goes well has no use for them.
async function explainDatabaseFault(thrown: unknown): Promise<Refusal | null> {
  const { EmbeddedPostgresError } = await import("@portal/db/admin");
  if (thrown instanceof EmbeddedPostgresError) return new Refusal("databaseAway", thrown.message, { cause: thrown });
  const { sqlState } = await import("@portal/db");
  const state = sqlState(thrown) ?? "";
  const sentence = sentenceBySqlState[state];
  return sentence === undefined ? null : new Refusal("databaseAway", sentence, { cause: thrown });
}

async function explainPortalError(thrown: unknown): Promise<Refusal | null> {
  const { findPortalError } = await import("@portal/api/operator");
  const error = findPortalError(thrown);
  if (error === null) return null;
  const reason = reasonByErrorCode[error.code] ?? "wrongUsage";
  return new Refusal(reason, reason === "databaseAway" ? databaseAway : `${error.message}.`, { cause: thrown });
}

/** The environment is not one that the portal can run in; the message holds one sentence per wrong variable and no value. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
  }
}

/**
 * The bounds of a form document. They keep a form fillable, and reading a hostile one cheap. Lengths of texts are in UTF-16
 * units here, as in JSON Schema validators of browsers.
 */
export const formLimits = {
  maxDocumentCharacters: 512 * 1024,
  maxNesting: 24,
  maxFields: 500,
  maxOptionsPerField: 1_000,
  maxCascadeLevels: 4,
  maxConditionDepth: 6,
  maxConditionParts: 50,
  maxLocales: 20,
  maxMasks: 10,
  maxFilesPerField: 10,
  maxFileBytes: 1024 * 1024 * 1024,
  /** Beyond this, six decimals are no longer exact in a double. */
  maxNumber: 1_000_000_000,
} as const;

/** What a field takes when it says nothing, in characters. */
export const usualMaxLength = { text: 255, textarea: 5_000, url: 2_048 } as const;

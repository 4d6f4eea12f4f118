import type { FilledForm } from "../form/read-form-part.ts";

/** Says that the form had changed by then: the submission was taken as the version that it is of. A replay says what the first answer said. */
export function warnOfNewerVersion(filled: FilledForm | null, at: Date): string | null {
  const { version, supersededAt } = filled?.form ?? { version: 0, supersededAt: null };
  if (supersededAt === null || supersededAt > at) return null;
  return `This form has changed since it was filled in: the request was taken as version ${String(version)} of it`;
}

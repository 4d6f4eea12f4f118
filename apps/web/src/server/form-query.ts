import { PortalError } from "@portal/api";
import type { Problem } from "@portal/contract";

const maxLocales = 20;
const localePattern = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/u;
const versionPattern = /^[1-9][0-9]{0,9}$/u;
const largestVersion = 2 ** 31 - 1;

/**
 * Reads what the address of a form asks for: languages by preference, and a version.
 *
 * @throws PortalError `invalid_input` with a problem for every parameter that is malformed
 */
export function readFormQuery(request: Request): { locales: string[]; version?: number } {
  const { searchParams } = new URL(request.url);
  const locales = searchParams.getAll("locale");
  const versions = searchParams.getAll("version");
  const problems = [...findLocaleProblems(locales), ...findVersionProblems(versions)];
  if (problems.length > 0) throw new PortalError("invalid_input", { problems });
  const [version] = versions;
  return { locales, ...(version !== undefined && { version: Number(version) }) };
}

function findLocaleProblems(locales: readonly string[]): Problem[] {
  if (locales.length <= maxLocales && locales.every((locale) => localePattern.test(locale))) return [];
  const msg = `Value should be a language tag such as de or pt-BR, at most ${String(maxLocales)} of them by preference`;
  return [{ loc: ["query", "locale"], msg, type: "value_error" }];
}

function findVersionProblems([version, ...more]: readonly string[]): Problem[] {
  if (version === undefined) return [];
  const isVersion = more.length === 0 && versionPattern.test(version) && Number(version) <= largestVersion;
  if (isVersion) return [];
  return [
    { loc: ["query", "version"], msg: "Input should be a version: one whole number from 1 on", type: "int_type" },
  ];
}

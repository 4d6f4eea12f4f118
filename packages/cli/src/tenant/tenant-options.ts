import {
  canonicalContentType,
  challengePolicies,
  isContentType,
  maxAttachmentsPerSubmission,
  singleLineText,
  submissionLimits,
  submissionPolicies,
} from "@portal/contract";
import { z } from "zod";
import { oneOf, wholeNumber } from "../command/read-options.ts";

const maxCategories = 100;
const line = singleLineText({ minCharacters: 1, maxCharacters: 200 });
const hostnamePattern =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
const colorPattern = /^#[0-9a-f]{6}$/u;
const logoUrlPattern = /^(?:\/(?!\/)|https:\/\/)[\w\-./:?#@!$&'()*+,;=%~[\]]{1,1990}$/u;
const localePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;
const prefixPattern = /^[A-Z]{2,6}$/u;

/** The address form in which host names are compared: lower-case, and ASCII for other scripts (IDNA). */
const hostname = z.string().transform((typed, context) => {
  const canonical = URL.parse(`http://${typed}/`)?.hostname ?? "";
  const isOnlyHost = !/[\s/?#@:\\[\]%]/u.test(typed) && hostnamePattern.test(canonical);
  if (isOnlyHost && !/^[\d.]+$/u.test(canonical)) return canonical;
  context.addIssue("should be a host name without scheme, port or path, such as help.example.com");
  return z.NEVER;
});

const maxFileMegabytes = 1_024;
const maxTotalMegabytes = 2_047;
const megabyte = 1_024 * 1_024;

const megabytes = (largest: number) => wholeNumber(1, largest).transform((count) => count * megabyte);

const contentType = z
  .string()
  .refine(isContentType, { error: "should be a content type such as image/png" })
  .transform(canonicalContentType);

const locale = z.string().transform((typed, context) => {
  if (localePattern.test(typed) && isKnownLanguage(typed)) return typed;
  context.addIssue("should be a language tag, such as en or de-AT");
  return z.NEVER;
});

// Pages format dates with it, and an ill-formed tag would throw there.
function isKnownLanguage(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

/** What can be said of a tenant on the command line, each by itself. */
export const tenantFields = {
  name: line,
  title: line,
  description: singleLineText({ minCharacters: 1, maxCharacters: 2_000 }),
  hostname,
  primaryColor: z.string().toLowerCase().regex(colorPattern, { error: "should be a colour such as #0b5fff" }),
  logoUrl: z.string().regex(logoUrlPattern, { error: "should be an https address or a path that starts with /" }),
  locale,
  prefix: z.string().regex(prefixPattern, { error: "should be two to six capital letters, such as REQ" }),
  category: z
    .array(singleLineText(submissionLimits.category))
    .max(maxCategories, { error: `should be given at most ${maxCategories} times` })
    .refine((names) => new Set(names).size === names.length, { error: "should not name a category twice" }),
};

/** What can be said of how a tenant meets visitors, each by itself. */
export const policyFields = {
  submissionPolicy: oneOf(submissionPolicies),
  challengePolicy: oneOf(challengePolicies),
};

const maxOrigins = 50;

/** The one form in which a browser sends an origin; nothing else would ever be equal to what it sends. */
const origin = z.string().transform((typed, context) => {
  const url = URL.parse(typed);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isOwnMachine(url.hostname));
  const isHost = url !== null && (hostnamePattern.test(url.hostname) || url.hostname === "[::1]");
  if (isSafe && isHost && typed.replace(/\/$/u, "").toLowerCase() === url.origin) return url.origin;
  context.addIssue(
    "should be an origin such as https://www.example.com: https, no path, in ASCII; http for localhost only",
  );
  return z.NEVER;
});

function isOwnMachine(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "127.0.0.1" || host === "[::1]";
}

/** What can be said of who may call the API from a browser. */
export const apiFields = {
  allowedOrigin: z
    .array(origin)
    .max(maxOrigins, { error: `should be given at most ${maxOrigins} times` })
    .transform((origins) => [...new Set(origins)]),
};

/** What can be said of the files that a tenant takes, each by itself. */
export const attachmentFields = {
  maxFiles: wholeNumber(0, maxAttachmentsPerSubmission),
  maxFileMb: megabytes(maxFileMegabytes),
  maxTotalMb: megabytes(maxTotalMegabytes),
  fileType: z.array(contentType).max(100, { error: "should be given at most 100 times" }),
};

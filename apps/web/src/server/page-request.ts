import { randomUUID } from "node:crypto";
import { cache } from "react";
import { headers } from "next/headers";
import { createCaller, createContext, findPortalError, type RequestFacts } from "@portal/api";
import { isUuid, type HelpCenterSettings } from "@portal/contract";
import { languageHeader } from "../language/language-parameter.ts";
import { clientAddressOf } from "./client-address.ts";
import { hostOf, languageOf } from "./request-facts.ts";
import { getServices } from "./services.ts";
import { readSessionRequester } from "./session.ts";

/** The first path segment that stands for "the tenant that this Host belongs to"; the proxy puts it there. */
const byHost = "~";

/** A tenant's help center as one page request found it. */
export type HelpCenterLookup =
  { kind: "found"; settings: HelpCenterSettings; basePath: string } | { kind: "absent" } | { kind: "unavailable" };

/** What a page may know of the person in front of it. */
export interface SignedInPerson {
  name: string;
  email: string;
}

/** Finds the help center of a `[tenant]` segment, once per request however many components ask. */
export const findHelpCenter = cache(async (segment: string): Promise<HelpCenterLookup> => {
  try {
    const caller = await pageCaller(segment);
    const settings = await caller.tenant.settings();
    return { kind: "found", settings, basePath: basePathOf(segment) };
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return { kind: "unavailable" };
    // A Host that is nobody's leaves the request without a tenant: for a page that is the same as an unknown slug.
    if (refusal?.code === "tenant_not_found" || refusal?.code === "invalid_input") return { kind: "absent" };
    throw error;
  }
});

/** What a form adds to the facts of its page request: the key that names its request, how it was filled in, and in which language. */
type FormFacts = Pick<RequestFacts, "idempotencyKey" | "challengeAnswer" | "formEvidence" | "acceptLanguage">;

/** The product's procedures, called as the sender of this page request. */
export async function pageCaller(segment: string, form: FormFacts = {}): Promise<ReturnType<typeof createCaller>> {
  const facts = await pageFacts(segment);
  return createCaller(createContext(await getServices(), { ...facts, ...form }));
}

/** The person whom the session proves for this tenant, or `null` for a visitor. */
export async function findSignedInPerson(tenantId: string): Promise<SignedInPerson | null> {
  const requester = await readSessionRequester();
  return requester?.tenantId === tenantId ? { name: requester.name, email: requester.email } : null;
}

/** The id under which the log knows this page request. */
export async function pageRequestId(): Promise<string> {
  const given = (await headers()).get("x-request-id");
  // The proxy's, unless the path is one that it does not see; then the header is the caller's text.
  return given !== null && isUuid(given) ? given : randomUUID();
}

/** The value that lets this page's own inline styles pass its Content-Security-Policy. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}

/** Where a help center's addresses start: nowhere on its own host, and at its slug on the portal's. */
export function basePathOf(segment: string): string {
  return isByHost(segment) ? "" : `/${segment}`;
}

async function pageFacts(segment: string): Promise<RequestFacts> {
  return {
    door: "form",
    requestId: await pageRequestId(),
    clientAddress: clientAddressOf(await headers()),
    tenant: { ids: [], ...hostOf(await headers()), ...(!isByHost(segment) && { slug: decode(segment) }) },
    ...wantedLanguageOf(await headers()),
    credentials: { kind: "session", requester: await readSessionRequester() },
  };
}

/** The proxy has read the address and the cookie too; of what it found to be none of our languages the header is what is left. */
function wantedLanguageOf(given: Headers): Pick<RequestFacts, "acceptLanguage"> {
  const wanted = given.get(languageHeader);
  return wanted === null ? languageOf(given) : { acceptLanguage: wanted };
}

function isByHost(segment: string): boolean {
  return decode(segment) === byHost;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

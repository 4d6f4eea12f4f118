import { exampleTenantId } from "@portal/contract/open-api";
import type { Reader } from "./reader.ts";

/** Stands in for a reader of whom nothing is known: the samples are whole, but for somebody else's tenant. */
export function exampleReader(publicUrl: string): Reader {
  const { origin, hostname } = new URL(publicUrl);
  return {
    baseUrl: origin,
    publicHost: hostname,
    tenantId: exampleTenantId,
    tenantSlug: "acme",
    formKey: "contact",
    choice: "example",
    carriedSlug: null,
  };
}

/** The address of a page of these, with the tenant that the reader has chosen. */
export function docsAddress(path: string, { carriedSlug }: Pick<Reader, "carriedSlug">): string {
  if (carriedSlug === null) return path;
  const [page = "", fragment] = path.split("#");
  const query = `?tenant=${encodeURIComponent(carriedSlug)}`;
  return fragment === undefined ? `${page}${query}` : `${page}${query}#${fragment}`;
}

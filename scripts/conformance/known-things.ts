import { makeKnownThings } from "@portal/api/testing";
import type { KnownThings } from "@portal/contract/open-api-testing";
import { demoTenants, updateTenant } from "@portal/db/admin";
import type { StressedPortal } from "../stress/stressed-portal.ts";

const { acme } = demoTenants;
const allowedOrigins = ["https://shop.example"];

/** Makes what drawn requests can refer to in a portal under test: a page of another origin may read the answers of its tenant. */
export async function knownThingsOf({ origin, inspection, mails, environment }: StressedPortal): Promise<KnownThings> {
  await updateTenant(environment["OWNER_DATABASE_URL"] ?? "", acme.slug, { allowedOrigins });
  const readMails = () => Promise.resolve(mails.received.map(({ mail }) => mail.text ?? "").join("\n"));
  return makeKnownThings({ origin, tenant: acme, inspection, readMails, allowedOrigins });
}

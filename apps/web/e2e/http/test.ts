import { randomUUID } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import {
  createdConversationSchema,
  errorBodySchema,
  problemsBodySchema,
  type CreatedConversation,
} from "@portal/contract";
import type { Database } from "@portal/db";
import { createTenant, readEmbeddedUrls } from "@portal/db/admin";
import { openInspection } from "@portal/db/testing/open-inspection";
import { readSettings } from "@portal/settings";
import { createPortalClient, type Answer, type PortalClient } from "./portal-client.ts";
import { openForge, type TokenForge } from "./tokens.ts";

export { expect };

/** A tenant that no other worker sends anything to, so that its rows can be counted. */
export interface OwnTenant {
  id: string;
  slug: string;
  hostname: string;
}

interface WorkerFixtures {
  portal: PortalClient;
  /** The database as its superuser sees it. */
  inspection: Database;
  ownerUrl: string;
  forge: TokenForge;
  tenant: OwnTenant;
  neighbour: OwnTenant;
}

export const test = base.extend<object, WorkerFixtures>({
  portal: [async ({ playwright: _ }, use) => use(createPortalClient(readSettings().publicUrl)), { scope: "worker" }],
  inspection: [
    async ({ playwright: _ }, use) => {
      const inspection = openInspection((await readUrls()).superuserUrl);
      await use(inspection);
      await inspection.close();
    },
    { scope: "worker" },
  ],
  ownerUrl: [async ({ playwright: _ }, use) => use((await readUrls()).ownerUrl), { scope: "worker" }],
  forge: [
    async ({ playwright: _ }, use) => {
      const { dataDir, publicUrl } = readSettings();
      await use(await openForge(dataDir, new URL(publicUrl).origin));
    },
    { scope: "worker" },
  ],
  tenant: [async ({ ownerUrl }, use) => use(await createOwnTenant(ownerUrl)), { scope: "worker" }],
  neighbour: [async ({ ownerUrl }, use) => use(await createOwnTenant(ownerUrl)), { scope: "worker" }],
});

function readUrls() {
  const { dataDir, database } = readSettings();
  if (database.kind !== "embedded") throw new Error("The tests bring their own database.");
  return readEmbeddedUrls(dataDir, database.port);
}

async function createOwnTenant(ownerUrl: string): Promise<OwnTenant> {
  const slug = `own-${randomUUID().slice(0, 8)}`;
  const hostname = `help.${slug}.localhost`;
  const looks = { title: `Help of ${slug}`, description: "", primaryColor: "#123456" };
  // An id with letters, so that its case can be changed.
  const id = `abcdef01${randomUUID().slice(8)}`;
  await createTenant(ownerUrl, { id, slug, name: slug, hostname, ...looks });
  return { id, slug, hostname };
}

let submissionCount = 0;

/** A visitor's submission that is in order, from an address that nobody has used. */
export function submissionOf(change: Record<string, unknown> = {}): Record<string, unknown> {
  submissionCount += 1;
  return {
    subject: `Printer ${submissionCount}`,
    description: "It burns.",
    name: "Ada",
    email: `${randomUUID()}@example.com`,
    ...change,
  };
}

/** Takes the answer for a stored submission; fails with what it says instead. */
export function expectCreated({ status, json, text }: Answer): CreatedConversation {
  expect(status, text).toBe(201);
  return createdConversationSchema.parse(json);
}

/** Takes the answer for a 422, and gives its problems without their words. */
export function expectProblems({ status, json, text, headers }: Answer): { loc: (string | number)[]; type: string }[] {
  expect(status, text).toBe(422);
  expect(headers["content-type"]).toBe("application/json");
  return problemsBodySchema.parse(json).detail.map(({ loc, type }) => ({ loc, type }));
}

/** Takes the answer for any other refusal: a status, one sentence and nothing else. */
export function expectRefusal(
  { status, json, text, headers }: Answer,
  refusal: { status: number; detail: string },
): void {
  expect(status, text).toBe(refusal.status);
  expect(headers["content-type"]).toBe("application/json");
  expect(errorBodySchema.parse(json)).toEqual({ detail: refusal.detail });
}

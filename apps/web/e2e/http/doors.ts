import { expect } from "@playwright/test";
import {
  idempotencyKeyHeader,
  problemsBodySchema,
  submissionLimits,
  trpcErrorDetailSchema,
  type Problem,
} from "@portal/contract";
import { z } from "zod";
import { formTokenField, formTokenHeader } from "../../src/portal-form/evidence-fields.ts";
import { formFields, submissionKeyField } from "../../src/portal-form/form-values.ts";
import { wordsOf } from "../../src/language/words-of.ts";
import { complaintsAbout } from "../../src/portal-form/messages.ts";
import { conversationsOf, type PortalClient } from "./portal-client.ts";
import { bearerOf, sessionCookieOf, type SignedIn } from "./session.ts";
import type { OwnTenant } from "./test.ts";
import type { TokenForge } from "./tokens.ts";

/** A submission as every door can carry it: texts, and nothing where nothing was answered. */
export type Texts = Partial<Record<(typeof formFields)[number], string | undefined>>;

/** What is sent through a door, to whom, and by whom if somebody is signed in. */
export interface Sending {
  portal: PortalClient;
  forge: TokenForge;
  tenant: OwnTenant;
  texts: Texts;
  sender?: SignedIn;
  /** The request's key; without one only the form has its own. */
  key?: string;
}

/** What came of it: what is stored, or what a person is asked to mend. */
export type Outcome =
  | { kind: "stored"; id: string }
  /** The key has brought another request. */
  | { kind: "already_sent" }
  | { kind: "refused"; sentences: string[] };

/** One of the three ways in. */
export interface Door {
  name: "rest" | "trpc" | "form";
  send(sending: Sending): Promise<Outcome>;
}

const stored = z.object({ id: z.uuid() });
const trpcStored = z.object({ result: z.object({ data: stored }) });
const trpcRefused = z.object({ error: z.object({ data: trpcErrorDetailSchema }) });

const rest: Door = {
  name: "rest",
  send: async ({ portal, forge, tenant, texts, sender, key }) => {
    const headers = { ...keyHeader(key), ...(sender && { Authorization: bearerOf(forge, sender) }) };
    const { status, json } = await portal.callJson(conversationsOf(tenant.id), texts, { headers });
    if (status === 201) return { kind: "stored", id: stored.parse(json).id };
    if (status === 409) return { kind: "already_sent" };
    return refusedBecause(problemsBodySchema.parse(json).detail, sender);
  },
};

const trpc: Door = {
  name: "trpc",
  send: async (sending) => {
    const { portal, forge, tenant, texts, sender, key } = sending;
    const cookie = sender && { Cookie: sessionCookieOf(forge, sender) };
    const token = { [formTokenHeader]: new Map(await loadForm(sending)).get(formTokenField) };
    const headers = { "X-Portal-Tenant-Id": tenant.id, ...token, ...keyHeader(key), ...cookie };
    const { status, json } = await portal.callJson("/api/trpc/conversation.create", texts, { headers });
    if (status === 200) return { kind: "stored", id: trpcStored.parse(json).result.data.id };
    if (status === 409) return { kind: "already_sent" };
    expect(status).toBe(422);
    return refusedBecause(trpcRefused.parse(json).error.data.problems, sender);
  },
};

/** A browser without scripts: it loads the page, fills in its form and posts it with all that the page hid in it. */
const form: Door = {
  name: "form",
  send: async (sending) => {
    const { answer } = await postForm(sending, await loadForm(sending));
    if (answer.status === 303) {
      const id = /^\/[\w-]+\/sent\/([0-9a-f-]{36})\?lang=en$/u.exec(answer.headers.get("location") ?? "")?.[1];
      return { kind: "stored", id: z.uuid().parse(id) };
    }
    expect(answer.status).toBe(200);
    const page = await answer.text();
    // The page's scripts have the sentence with them, for when they send.
    if (page.replaceAll(/<script[\s\S]*?<\/script>/gu, "").includes("We already have your earlier request"))
      return { kind: "already_sent" };
    return { kind: "refused", sentences: sentencesIn(page) };
  },
};

export const doors: readonly Door[] = [rest, trpc, form];

/** Loads a tenant's page and takes the hidden fields of its form. */
export async function loadForm({ portal, forge, tenant, sender }: Omit<Sending, "texts">): Promise<[string, string][]> {
  const answer = await fetch(`${portal.origin}/${tenant.slug}`, { headers: cookieOf(forge, sender) });
  const page = await answer.text();
  expect(answer.status, page).toBe(200);
  return hiddenFieldsIn(page);
}

/** The hidden fields of a page's form, as a browser would send them. */
export function hiddenFieldsIn(page: string): [string, string][] {
  const [formHtml = ""] = /<form[^>]*class="request-form"[\s\S]*?<\/form>/u.exec(page) ?? [];
  const hidden = [...formHtml.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/gu)];
  expect(hidden.length).toBeGreaterThan(1);
  return hidden.map(([, name = "", value = ""]) => [plainText(name), plainText(value)]);
}

/** Posts a form as a browser does, and does not follow where it is sent. */
export async function postForm(
  { portal, forge, tenant, texts, sender, key }: Sending,
  hidden: readonly (readonly [string, string])[],
): Promise<{ answer: Response }> {
  const body = new FormData();
  for (const [name, value] of hidden) body.append(name, name === submissionKeyField ? (key ?? value) : value);
  for (const name of formFields) if (texts[name] !== undefined) body.append(name, texts[name]);
  const headers = { ...cookieOf(forge, sender), Origin: portal.origin };
  const answer = await fetch(`${portal.origin}/${tenant.slug}`, { method: "POST", body, headers, redirect: "manual" });
  return { answer };
}

/** The entries of the page's error summary. */
export function sentencesIn(page: string): string[] {
  const [alert = ""] = /<div[^>]*role="alert"[\s\S]*?<\/div>/u.exec(page) ?? [];
  return [...alert.matchAll(/<li>([\s\S]*?)<\/li>/gu)].map(([, entry = ""]) =>
    plainText(entry.replaceAll(/<[^>]*>/gu, "")),
  );
}

/** Says problems as the page says them, so that all doors can be compared by what a person reads. */
function refusedBecause(problems: Problem[], sender: SignedIn | undefined): Outcome {
  const { subject, description, name } = submissionLimits;
  const limits = {
    subject: subject.maxCharacters,
    description: description.maxCharacters,
    name: name.maxCharacters,
  };
  // A tenant of the tests has no categories, so its page does not ask for one.
  const visibleFields = formFields.filter(
    (field) => field !== "category" && (sender === undefined || !["name", "email"].includes(field)),
  );
  return {
    kind: "refused",
    sentences: complaintsAbout(
      { kind: "problems", problems, files: [] },
      { limits, visibleFields, language: "en", words: wordsOf("en") },
    ).map(({ sentence }) => sentence),
  };
}

function keyHeader(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { [idempotencyKeyHeader]: key };
}

function cookieOf(forge: TokenForge, sender: SignedIn | undefined): Record<string, string> {
  return sender === undefined ? {} : { Cookie: sessionCookieOf(forge, sender) };
}

const entities: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'" };

function plainText(html: string): string {
  return html.replaceAll(/&([#\w]+);/gu, (entity, name: string) => entities[name] ?? entity);
}

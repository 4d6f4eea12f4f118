import { formListSchema, publishedFormSchema, type PublishedFormAnswer } from "@portal/contract";
import { acme, globex } from "../test-tenants.ts";
import { conversationsOf, type PortalClient } from "./portal-client.ts";
import { expect, expectCreated, expectProblems, submissionOf, test } from "./test.ts";

const listOf = (tenantId: string) => `/api/v1/help-center/forms?tenant_id=${tenantId}`;
const formOf = (form: string, query = "") => `/api/v1/help-center/forms/${form}?tenant_id=${acme.id}${query}`;

async function readForm(portal: PortalClient, query = ""): Promise<PublishedFormAnswer> {
  return publishedFormSchema.parse((await portal.call({ path: formOf("it-support", query) })).json);
}

/** What Acme's form asks of somebody with a question about a program. */
const aboutPrograms = { category: "Software", priority: "low", custom_attrs: { program: "Editor" } };

test("a tenant's forms are listed, and no other's", async ({ portal }) => {
  const answer = await portal.call({ path: `${listOf(acme.id)}&locale=de` });

  const { items, total } = formListSchema.parse(answer.json);
  expect(total).toBe(1);
  expect(items).toMatchObject([{ key: "it-support", version: 2, current_version: 2, locale: "de" }]);
  const { items: globexItems } = formListSchema.parse((await portal.call({ path: listOf(globex.id) })).json);
  expect(globexItems).toMatchObject([{ key: "contact" }]);
});

test("a form is read by its key or its id, in any version, in one language or in all", async ({ portal }) => {
  const current = await readForm(portal);
  const first = await readForm(portal, "&version=1");
  const german = await readForm(portal, "&locale=fr&locale=de-AT");
  const byHeader = await portal.call({ path: formOf("it-support"), headers: { "Accept-Language": "fr, de-AT;q=0.9" } });
  const byId = await portal.call({ path: formOf(current.id) });

  expect(byId.json).toEqual(current);
  expect(byHeader.json).toEqual(german);
  expect(first).toMatchObject({ id: current.id, version: 1, current_version: 2 });
  expect(first.content_hash).not.toBe(current.content_hash);
  expect(Object.keys(current.document.title).toSorted()).toEqual(["ar", "de", "en", "ja"]);
  expect(Object.keys(german.document.title)).toEqual(["de"]);
  expect(german.content_hash).toBe(current.content_hash);
});

test("a form can be kept and asked after", async ({ portal }) => {
  const first = await portal.call({ path: formOf("it-support") });
  const entityTag = first.headers.etag ?? "";

  const known = await portal.call({
    path: formOf("it-support"),
    headers: { "If-None-Match": `"other", W/${entityTag}` },
  });
  const german = await portal.call({
    path: formOf("it-support", "&locale=de"),
    headers: { "If-None-Match": entityTag },
  });

  expect(entityTag).toMatch(/^"[\w-]{43}"$/u);
  expect(first.headers["cache-control"]).toBe("public, max-age=30, must-revalidate");
  expect(known).toMatchObject({ status: 304, text: "" });
  expect(known.headers.etag).toBe(entityTag);
  expect(german.status).toBe(200);
});

test("an address that asks for what is not there says so", async ({ portal }) => {
  const foreign = `/api/v1/help-center/forms/it-support?tenant_id=${globex.id}`;
  expect((await portal.call({ path: foreign })).status).toBe(404);
  expect((await portal.call({ path: formOf("%00") })).status).toBe(404);
  expect(expectProblems(await portal.call({ path: formOf("it-support", "&version=9") }))).toEqual([
    { loc: ["query", "version"], type: "form_version_unknown" },
  ]);
  const malformed = await portal.call({ path: formOf("it-support", "&version=1&version=2&locale=d") });
  expect(expectProblems(malformed)).toEqual([
    { loc: ["query", "locale"], type: "value_error" },
    { loc: ["query", "version"], type: "int_type" },
  ]);
});

test("an older version is taken as it is, with a warning, and the current one without", async ({ portal }) => {
  const { id } = await readForm(portal);
  const sent = { ...aboutPrograms, form_id: id };

  const older = await portal.callJson(conversationsOf(acme.id), submissionOf({ ...sent, form_version: 1 }));

  expect(expectCreated(older).form_version_warning).toMatch(/version 1/u);
  const unknown = await portal.callJson(conversationsOf(acme.id), submissionOf({ ...sent, form_version: 3 }));
  expect(expectProblems(unknown)).toEqual([{ loc: ["body", "form_version"], type: "form_version_unknown" }]);
});

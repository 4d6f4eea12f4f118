import { randomUUID } from "node:crypto";
import { apiKeyScopes, type ApiKeyScope, formListSchema, requesterVerifiedHeader } from "@portal/contract";
import type { KnownThings } from "@portal/contract/open-api-testing";
import { createApiKey } from "../../api-key/create-key.ts";
import type { KnowablePortal } from "./knowable-portal.ts";
import { attachFile, fileText, presignFile } from "./known-files.ts";
import { collectMailed, signIn } from "./mailed-tokens.ts";
import { callPortal, submitTo } from "./portal-call.ts";

const simpleTypes = ["text/plain", "image/png"];
/** Of what works once: the first request that names one uses it up. */
const usesCount = 8;

/**
 * Makes what drawn requests can refer to, by the portal's own ways: forms, a key that was used, keys of programs, a person's token, a file of theirs,
 * addresses for uploads, links out of mails.
 */
export async function makeKnownThings(portal: KnowablePortal): Promise<KnownThings> {
  const { tenant, origin, allowedOrigins } = portal;
  const forms = formListSchema.parse(await callPortal(origin, `/api/v1/help-center/forms?tenant_id=${tenant.id}`));
  const idempotencyKey = randomUUID();
  await submitTo(portal, { "Idempotency-Key": idempotencyKey });
  const mailed = await collectMailed(portal, usesCount);
  const [person, ...others] = await Promise.all(mailed.signedOut.map((token) => signIn(origin, token)));
  if (person === undefined) throw new Error("Nobody could sign in");
  const file = await attachFile(portal, person.access_token);
  const uploads = await Promise.all(Array.from({ length: usesCount }, () => presignFile(portal)));
  return {
    parameters: {
      tenant_id: [tenant.id],
      form: forms.items.flatMap((form) => [form.id, form.key]),
      version: ["1", "2"],
      locale: ["de", "en"],
      hostname: [`${tenant.slug}.localhost`],
      "getReceipt.Idempotency-Key": [idempotencyKey],
      "Portal-Challenge": ["none"],
      "If-None-Match": ["*", '"unknown"'],
      "uploadAttachment.token": uploads.map(({ uploadToken }) => uploadToken),
      "getAttachment.id": [file.id],
      "downloadAttachment.id": [file.id],
      "downloadAttachment.token": [file.downloadToken],
      "sayNotMe.token": mailed.disowning,
    },
    properties: {
      tenant_slug: [tenant.slug],
      filename: ["screenshot.png"],
      content_type: simpleTypes,
      file_size: [68],
      form_id: forms.items.map(({ id }) => id),
      form_version: [1, 2],
      attachment_ids: [[]],
      token: mailed.unused,
      refresh_token: others.map(({ refresh_token: refreshToken }) => refreshToken),
    },
    file: fileText,
    tokens: [person.access_token],
    apiKeys: await makeKeys(portal),
    headersOfKeys: [requesterVerifiedHeader],
    origins: [...allowedOrigins, "https://elsewhere.example"],
  };
}

/** One that may do everything, and one for each scope that may do nothing else. */
function makeKeys({ inspection, tenant }: KnowablePortal): Promise<string[]> {
  const scopes: (readonly ApiKeyScope[])[] = [apiKeyScopes, ...apiKeyScopes.map((scope) => [scope])];
  const make = async (ofKey: readonly ApiKeyScope[]) => {
    const key = { tenantId: tenant.id, name: "Conformance", scopes: ofKey, requestId: "conformance" };
    return (await createApiKey(inspection, key)).key;
  };
  return Promise.all(scopes.map(make));
}

/** @jsxImportSource preact */
import type { DocsPage } from "../pages/page.ts";
import { TenantChoice } from "../parts/tenant-choice.tsx";
import type { Reader } from "../reader/reader.ts";
import { apiKeys } from "./api-keys.tsx";
import { attachments } from "./attachments.tsx";
import { authenticatedCallers } from "./authenticated-callers.tsx";
import { firstSubmission } from "./first-submission.tsx";
import { forms } from "./forms.tsx";
import type { Guide } from "./guide.ts";
import { handleErrors } from "./handle-errors.tsx";
import { retries } from "./retries.tsx";
import { webhooks } from "./webhooks.tsx";

/** Every guide, in the order in which one reads them. */
export const guides: readonly Guide[] = [
  firstSubmission,
  authenticatedCallers,
  attachments,
  forms,
  retries,
  webhooks,
  apiKeys,
  handleErrors,
];

/** Finds the guide of a page, or `null`. */
export function findGuide(slug: string): Guide | null {
  return guides.find((guide) => guide.slug === slug) ?? null;
}

/** The page of a guide. */
export function guidePage({ slug, title, summary, content }: Guide, reader: Reader): DocsPage {
  const page = (
    <>
      <h1>{title}</h1>
      <p class="intro-lead">{summary}</p>
      <TenantChoice reader={reader} path={`/docs/guides/${slug}`} />
      {content(reader)}
    </>
  );
  return { status: 200, title, content: page };
}

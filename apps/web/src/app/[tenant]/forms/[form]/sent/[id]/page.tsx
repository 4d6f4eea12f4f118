import { notFound } from "next/navigation";
import { findPortalError } from "@portal/api";
import type { ConversationReceipt } from "@portal/contract";
import { FocusHeading } from "../../../../../../components/focus-heading.tsx";
import { Message } from "../../../../../../components/message.tsx";
import { ServiceBusyMessage } from "../../../../../../components/service-busy.tsx";
import { sayMoment } from "../../../../../../form-page/field-sentence.ts";
import { directionOf, type FormLanguage } from "../../../../../../form-page/words/form-language.ts";
import { fillIn } from "../../../../../../form-page/words/form-words.ts";
import { wordsOf } from "../../../../../../form-page/words/words-of.ts";
import { findHelpCenter, pageCaller } from "../../../../../../server/page-request.ts";
import { languageWanted, parametersOf, type PageQuery } from "../../read-page-query.ts";

interface SentFormPageProps {
  params: Promise<{ tenant: string; form: string; id: string }>;
  searchParams: Promise<PageQuery>;
}

/** Says that a form has come, in the language that it was filled in in. */
export default async function SentFormPage({ params, searchParams }: SentFormPageProps) {
  const { tenant, form, id } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const receipt = await findReceipt(tenant, id);
  if (receipt === "unavailable") return <ServiceBusyMessage />;
  const parameters = parametersOf(await searchParams);
  const language = await languageWanted(parameters);
  const { sent } = wordsOf(language);
  const title = helpCenter.settings.title;
  return (
    <div lang={language} dir={directionOf(language)}>
      <Message heading={<FocusHeading>{sent.heading}</FocusHeading>}>
        <title>{`${sent.title} – ${title}`}</title>
        <Reference receipt={receipt} language={language} />
        {parameters.has("older") && <p className="notice">{sent.older}</p>}
        <section className="section" aria-labelledby="next">
          <h2 id="next">{sent.next}</h2>
          <ol className="next-steps">
            {sent.steps.map((step) => (
              <li key={step}>{fillIn(step, { title })}</li>
            ))}
          </ol>
        </section>
        <a className="button button-plain" href={`${helpCenter.basePath}/forms/${form}?lang=${language}`}>
          {sent.another}
        </a>
      </Message>
    </div>
  );
}

function Reference({ receipt, language }: { receipt: ConversationReceipt; language: FormLanguage }) {
  const { sent } = wordsOf(language);
  return (
    <div className="receipt">
      <p className="receipt-label" id="reference">
        {sent.reference}
      </p>
      <p className="receipt-reference" aria-labelledby="reference">
        <bdi dir="ltr">{receipt.display_id}</bdi>
      </p>
      <p className="receipt-label">
        <time dateTime={receipt.created_at}>
          {fillIn(sent.received, { moment: sayMoment(receipt.created_at, language) })}
        </time>
      </p>
    </div>
  );
}

async function findReceipt(segment: string, id: string): Promise<ConversationReceipt | "unavailable"> {
  try {
    const caller = await pageCaller(segment);
    return await caller.conversation.receipt({ id });
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return "unavailable";
    if (refusal?.code === "not_found") notFound();
    throw error;
  }
}

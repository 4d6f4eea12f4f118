import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { findPortalError, issueFormToken } from "@portal/api";
import type { Language } from "@portal/contract/language";
import type { HelpCenterSettings, PublishedFormAnswer } from "@portal/contract";
import { formAvailability, initialAnswers, textIn, type FormAvailability, type LocalText } from "@portal/contract/form";
import { Message } from "../../../../components/message.tsx";
import { ServiceBusyMessage } from "../../../../components/service-busy.tsx";
import { formVersionOf } from "../../../../form-page/form-version.ts";
import { PublishedForm } from "../../../../form-page/published-form.tsx";
import { typedFromAnswers } from "../../../../form-page/typed/typed-from-answers.ts";
import { fillInOwn } from "../../../../language/fill-in.ts";
import { findPageWords, PageWords } from "../../../../language/page-words.tsx";
import { sayMoment } from "../../../../language/say.ts";
import type { Words } from "../../../../language/words.ts";
import { drawKey } from "../../../../portal-form/draw-key.ts";
import { findHelpCenter, findSignedInPerson, pageCaller } from "../../../../server/page-request.ts";
import { getServices } from "../../../../server/services.ts";
import { signOutHere } from "../../sign-in/actions.ts";
import { parametersOf, type PageQuery } from "./read-page-query.ts";
import { submitForm } from "./submit-form.ts";

interface PublishedFormPageProps {
  params: Promise<{ tenant: string; form: string }>;
  searchParams: Promise<PageQuery>;
}

/** What the parts of the page are made of. */
interface Shown {
  segment: string;
  formKey: string;
  settings: HelpCenterSettings;
  basePath: string;
  published: PublishedFormAnswer;
  availability: FormAvailability;
  parameters: URLSearchParams;
  language: Language;
  words: Words;
}

export default async function PublishedFormPage({ params, searchParams }: PublishedFormPageProps) {
  const { tenant: segment, form: formSegment } = await params;
  const helpCenter = await findHelpCenter(segment);
  // The layout shows what is the case instead.
  if (helpCenter.kind !== "found") return null;
  const { settings, basePath } = helpCenter;
  const parameters = parametersOf(await searchParams);
  const { language, words } = await findPageWords();
  const formKey = decode(formSegment);
  const published = await findPublished(segment, formKey, language);
  if (published === "unavailable") return <ServiceBusyMessage />;
  const availability = availabilityOf(settings, published);
  const shown: Shown = { segment, formKey, settings, basePath, published, availability, parameters, language, words };
  return availability === "open" ? <OpenForm {...shown} /> : <ClosedForm {...shown} />;
}

async function OpenForm(shown: Shown) {
  const { segment, formKey, settings, basePath, published, parameters, language, words } = shown;
  const person = await findSignedInPerson(settings.tenant_id);
  const { document } = published;
  const title = textOf(document.title, shown);
  const asksForSignIn = settings.features.sign_in_required || document.sign_in_required === true;
  if (person === null && asksForSignIn) return <SignInFirst {...shown} />;
  const link = new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
  const form = formVersionOf(published);
  return (
    <div className="page-columns">
      <Intro title={<Said text={document.title} {...shown} />} note={words.sending.allNeeded}>
        {document.description && <Said text={document.description} {...shown} />}
      </Intro>
      <div className="card">
        <PageWords parts={["files", "form", "sending"]}>
          <PublishedForm
            tenantId={settings.tenant_id}
            title={settings.title}
            documentTitle={`${title} – ${settings.title}`}
            basePath={basePath}
            sentPath={`${basePath}/forms/${encodeURIComponent(formKey)}/sent`}
            beginning={{ form, typed: typedFromAnswers(form.document, initialAnswers(form.document, link), language) }}
            person={person}
            submissionKey={drawKey()}
            formToken={await issueFormToken(await getServices(), settings.tenant_id)}
            submit={submitForm.bind(null, { segment, formKey, language })}
          />
        </PageWords>
        {person !== null && <form id="sign-out" action={signOutHere.bind(null, segment)} />}
      </div>
    </div>
  );
}

function Intro({ title, note, children }: { title: ReactNode; note: string; children: ReactNode }) {
  return (
    <div className="intro">
      <h1>{title}</h1>
      {children && <p className="intro-lead">{children}</p>}
      <p className="intro-note">{note}</p>
    </div>
  );
}

function ClosedForm({ settings, published: { document }, availability, language, words }: Shown) {
  const { closed } = words.form;
  const opensAt = availability === "not_open_yet" ? document.opens_at : undefined;
  return (
    <Message heading={closed.heading}>
      <title>{`${closed.heading} – ${settings.title}`}</title>
      <p>
        {closed.text} {opensAt !== undefined && fillInOwn(closed.opens, { moment: sayMoment(opensAt, language) })}
      </p>
    </Message>
  );
}

function SignInFirst({ settings, basePath, words }: Shown) {
  const { signIn } = words.form;
  return (
    <Message heading={signIn.heading}>
      <title>{`${signIn.heading} – ${settings.title}`}</title>
      <p>{signIn.text}</p>
      <a className="button button-main" href={`${basePath}/sign-in`}>
        {signIn.link}
      </a>
    </Message>
  );
}

/** A text of the form, marked with its language where that is not the page's. */
function Said({ text, ...shown }: { text: LocalText } & Shown) {
  const { default_locale: locale } = shown.published.document;
  if (locale === shown.language) return textOf(text, shown);
  return (
    <span lang={locale} dir="auto">
      {textOf(text, shown)}
    </span>
  );
}

function textOf(text: LocalText, { published: { document } }: Shown): string {
  return textIn(text, { locale: document.default_locale, defaultLocale: document.default_locale });
}

/** What the procedure will see when something is sent now. */
function availabilityOf(settings: HelpCenterSettings, { is_retired: isRetired, document }: PublishedFormAnswer) {
  return settings.features.contact_form && !isRetired ? formAvailability(document, Date.now()) : "closed";
}

async function findPublished(
  segment: string,
  form: string,
  language: Language,
): Promise<PublishedFormAnswer | "unavailable"> {
  try {
    const caller = await pageCaller(segment);
    return await caller.form.get({ form, locales: [language] });
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return "unavailable";
    if (refusal?.code === "not_found") notFound();
    throw error;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

import { issueFormToken } from "@portal/api";
import { submissionLimits } from "@portal/contract";
import { Message } from "../../components/message.tsx";
import { OtherForms } from "./forms/other-forms.tsx";
import { drawKey } from "../../portal-form/draw-key.ts";
import { fillIn } from "../../language/fill-in.ts";
import { findPageWords, PageWords } from "../../language/page-words.tsx";
import { wordsOfLimits } from "../../portal-form/files/file-words.ts";
import { PortalForm } from "../../portal-form/portal-form.tsx";
import { submitRequest } from "../../portal-form/submit-request.ts";
import { findHelpCenter, findSignedInPerson } from "../../server/page-request.ts";
import { getServices } from "../../server/services.ts";
import { SignInFirst } from "./sign-in-first.tsx";
import { signOutHere } from "./sign-in/actions.ts";

interface FormPageProps {
  params: Promise<{ tenant: string }>;
}

const limits = {
  subject: submissionLimits.subject.maxCharacters,
  description: submissionLimits.description.maxCharacters,
  name: submissionLimits.name.maxCharacters,
};

export default async function FormPage({ params }: FormPageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  // The layout shows what is the case instead.
  if (helpCenter.kind !== "found") return null;
  const { settings, basePath } = helpCenter;
  if (!settings.features.contact_form) return <FormClosed title={settings.title} />;
  const { language, words } = await findPageWords();
  const person = await findSignedInPerson(settings.tenant_id);
  const documentTitle = `${words.request.heading} – ${settings.title}`;
  const isSignInMissing = settings.features.sign_in_required && person === null;
  return (
    <div className="page-columns">
      <Intro description={settings.description} locale={settings.locale} />
      <div className="card">
        <PageWords parts={["files", "request", "sending"]}>
          <PortalForm
            tenantId={settings.tenant_id}
            title={settings.title}
            documentTitle={documentTitle}
            basePath={basePath}
            categories={settings.categories}
            limits={limits}
            fileLimits={settings.attachments}
            fileWords={wordsOfLimits({ limits: settings.attachments, words: words.files, language })}
            person={person}
            submissionKey={drawKey()}
            formToken={await issueFormToken(await getServices(), settings.tenant_id)}
            signInFirst={
              isSignInMissing && <SignInFirst segment={tenant} title={settings.title} documentTitle={documentTitle} />
            }
            submit={submitRequest.bind(null, { segment: tenant, language })}
          />
        </PageWords>
        {person !== null && <form id="sign-out" action={signOutHere.bind(null, tenant)} />}
      </div>
      <OtherForms segment={tenant} basePath={basePath} />
    </div>
  );
}

async function Intro({ description, locale }: { description: string; locale: string }) {
  const { request, sending } = (await findPageWords()).words;
  return (
    <div className="intro">
      <h1>{request.heading}</h1>
      {description !== "" && (
        // Aligned as the page is, whatever the direction of the text.
        <p className="intro-lead">
          <bdi lang={locale}>{description}</bdi>
        </p>
      )}
      <p className="intro-note">{sending.allNeeded}</p>
    </div>
  );
}

async function FormClosed({ title }: { title: string }) {
  const { closed } = (await findPageWords()).words.request;
  return (
    <Message heading={closed.heading}>
      <title>{`${closed.title} – ${title}`}</title>
      <p>{fillIn(closed.text, { title })}</p>
    </Message>
  );
}

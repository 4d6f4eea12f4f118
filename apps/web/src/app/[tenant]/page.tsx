import { issueFormToken } from "@portal/api";
import { submissionLimits } from "@portal/contract";
import { Message } from "../../components/message.tsx";
import { OtherForms } from "./forms/other-forms.tsx";
import { drawKey } from "../../portal-form/draw-key.ts";
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
  const person = await findSignedInPerson(settings.tenant_id);
  const documentTitle = `Send a request – ${settings.title}`;
  const isSignInMissing = settings.features.sign_in_required && person === null;
  return (
    <div className="page-columns">
      <Intro description={settings.description} locale={settings.locale} />
      <div className="card">
        <PortalForm
          tenantId={settings.tenant_id}
          title={settings.title}
          documentTitle={documentTitle}
          basePath={basePath}
          categories={settings.categories}
          limits={limits}
          fileLimits={settings.attachments}
          fileWords={wordsOfLimits(settings.attachments)}
          person={person}
          submissionKey={drawKey()}
          formToken={await issueFormToken(await getServices(), settings.tenant_id)}
          signInFirst={
            isSignInMissing && <SignInFirst segment={tenant} title={settings.title} documentTitle={documentTitle} />
          }
          submit={submitRequest.bind(null, tenant)}
        />
        {person !== null && <form id="sign-out" action={signOutHere.bind(null, tenant)} />}
      </div>
      <OtherForms segment={tenant} basePath={basePath} />
    </div>
  );
}

function Intro({ description, locale }: { description: string; locale: string }) {
  return (
    <div className="intro">
      <h1>Send a request</h1>
      {description !== "" && (
        <p className="intro-lead" lang={locale} dir="auto">
          {description}
        </p>
      )}
      <p className="intro-note">All questions need an answer unless they are marked as optional.</p>
    </div>
  );
}

function FormClosed({ title }: { title: string }) {
  return (
    <Message heading="We are not taking requests at the moment">
      <title>{`Closed – ${title}`}</title>
      <p>
        The request form of <bdi>{title}</bdi> is closed for now. Nothing is wrong with your browser or your address:
        please come back later.
      </p>
    </Message>
  );
}

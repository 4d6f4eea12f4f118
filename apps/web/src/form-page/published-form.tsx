"use client";

import { useActionState, useMemo, useRef, useState, type SubmitEvent } from "react";
import { useConnection } from "../components/use-connection.ts";
import { useIsHydrated } from "../components/use-is-hydrated.ts";
import { evidenceHeaders } from "../portal-form/evidence-headers.ts";
import { FormEvidence } from "../portal-form/form-evidence.tsx";
import { FormFiles } from "./files/form-files.ts";
import { RefusalAlert } from "../portal-form/refusal-alert.tsx";
import { SenderFields } from "../portal-form/sender-fields.tsx";
import { asksWhoYouAre } from "../portal-form/refusal.ts";
import { SubmissionKeyField } from "../portal-form/submission-key-field.tsx";
import { useSending } from "../portal-form/use-sending.ts";
import { useSubmissionKey } from "../portal-form/use-submission-key.ts";
import type { SignedInPerson } from "../server/page-request.ts";
import { FormEnd } from "./form-end.tsx";
import { FormFields } from "./fields/form-fields.tsx";
import { QuestionContext } from "./fields/question-context.ts";
import { NewerForm } from "./newer-form.tsx";
import { complaintsAbout, type Complaint } from "./problem-sentences.ts";
import type { RefusedForm } from "./refused-form.ts";
import { sentAddress } from "./sent-address.ts";
import { textOf } from "./typed/typed.ts";
import { useFilling, type Beginning } from "./use-filling.ts";
import { useLatest } from "./use-latest.ts";
import { usePageWords } from "./use-page-words.ts";
import { askForVersion, useNewerVersion } from "./use-newer-version.ts";
import { usePageLanguage } from "../language/words-context.tsx";

export interface PublishedFormProps {
  tenantId: string;
  /** The help center's name. */
  title: string;
  /** The page's name, which says so in front once something has to be mended. */
  documentTitle: string;
  basePath: string;
  sentPath: string;
  beginning: Beginning;
  person: SignedInPerson | null;
  /** Names the request that this page is for, so that it is stored once however often it is sent. */
  submissionKey: string;
  /** Signed by the page: for whom and when it was rendered. */
  formToken: string;
  submit: (previous: RefusedForm | null, formData: FormData) => Promise<RefusedForm>;
}

const loadSender = async () => (await import("./send-form.ts")).sendForm;
const nothing: ReadonlySet<string> = new Set();

/** A form that a tenant has published: a plain form that posts without scripts, and follows its conditions and stays on its page with them. */
export function PublishedForm(props: PublishedFormProps) {
  const { tenantId, beginning, person, basePath, sentPath, title, documentTitle } = props;
  const language = usePageLanguage();
  const words = usePageWords();
  const formElement = useRef<HTMLFormElement>(null);
  const [refusedForm, postForm] = useActionState(props.submit, null);
  const isLive = useIsHydrated();
  const [files] = useState(() => new FormFiles({ tenantId, formId: beginning.form.id, words: words.files, language }));
  const connection = useConnection();
  const newer = useNewerVersion({ formId: beginning.form.id, tenantId, language });
  const filling = useFilling({
    formElement,
    tenantId,
    language,
    rendered: beginning,
    refused: refusedForm?.form ? { form: refusedForm.form, typed: refusedForm.typed } : null,
    files,
    onOlderDraft: newer.tell,
    fetchVersion: (version) => askForVersion({ tenantId, formId: beginning.form.id, version, language }),
  });
  const { form, shown } = filling;
  const keyOwner = `${tenantId}:${form.id}`;
  const submissionKey = useSubmissionKey({
    tenantId: keyOwner,
    renderedKey: props.submissionKey,
    refusedKey: refusedForm?.key ?? null,
  });
  const { refusal, isSending, isSolving, send, forgetRefusal } = useSending({
    load: loadSender,
    sentAddress: ({ id, isOlder }) => sentAddress({ sentPath, id, language, isOlder }),
    initialRefusal: refusedForm?.refusal ?? null,
    submissionKey,
    onStored: filling.forgetDraft,
    onRefused: newer.check,
  });

  const isAskedWho = person === null || asksWhoYouAre(refusal);
  const complaints =
    refusal?.kind === "problems"
      ? complaintsAbout(refusal.problems, { document: form.document, words, language, isAskedWho })
      : [];
  const errors = errorsByName(complaints);
  const { document } = form;
  const { typed } = filling;
  const onFiles = useLatest(filling.noteFiles);
  const surroundings = useMemo(
    () => ({
      words,
      language,
      formLocale: document.default_locale,
      typed,
      keptFiles: refusedForm?.files ?? null,
      files,
      onFiles,
      dropsGoTo: document.fields.find(({ type }) => type === "file")?.key ?? null,
      isLive,
      showsAll: refusedForm !== null,
    }),
    [words, language, document, typed, refusedForm, files, onFiles, isLive],
  );

  const sendOnPage = (event: SubmitEvent) => {
    event.preventDefault();
    const evidence = formElement.current === null ? {} : evidenceHeaders(new FormData(formElement.current));
    send({ form, typed: filling.read(), language, tenantId, isAskedWho, evidence, files, words: words.files.problems });
  };

  return (
    <form
      ref={formElement}
      className="request-form"
      action={postForm}
      onSubmit={sendOnPage}
      onInput={filling.noteInput}
      noValidate
    >
      <title>{refusal === null ? documentTitle : `${words.controls.error}: ${documentTitle}`}</title>
      <SubmissionKeyField value={submissionKey.key} />
      <input type="hidden" name="form_version" value={form.version} readOnly />
      <NewerForm
        offered={newer.offerTo(form)}
        goneOn={filling.goneOn}
        onUse={(version) => {
          filling.goOn(version);
          forgetRefusal();
        }}
        onDecline={newer.decline}
      />
      {refusal !== null && (
        <RefusalAlert
          refusal={refusal}
          entries={complaints.map(({ target, sentence }) => ({ field: target, sentence }))}
          title={title}
          basePath={basePath}
          connection={connection}
          isSending={isSending}
        />
      )}
      <QuestionContext value={surroundings}>
        <FormFields
          key={filling.round}
          fields={document.fields}
          visible={shown.visible}
          required={shown.required}
          changed={filling.goneOn?.changed ?? nothing}
          errors={errors}
        />
      </QuestionContext>
      <SenderFields
        key={`sender-${String(filling.round)}`}
        values={{ name: textOf(filling.typed, "name"), email: textOf(filling.typed, "email") }}
        errors={{ name: errors.get("name"), email: errors.get("email") }}
        person={person}
        isAskedWho={isAskedWho}
      />
      <FormEvidence token={refusedForm?.formToken ?? props.formToken} label={words.sending.leaveEmpty} />
      <FormEnd
        isSolving={isSolving}
        isLive={isLive}
        isSending={isSending}
        connection={connection}
        news={filling.news}
        onForget={() => {
          filling.forget();
          forgetRefusal();
        }}
      />
    </form>
  );
}

function errorsByName(complaints: readonly Complaint[]): ReadonlyMap<string, string> {
  return new Map(
    complaints.flatMap(({ name, sentence }): [string, string][] => (name === null ? [] : [[name, sentence]])),
  );
}

"use client";

import { useActionState, useRef, type ReactNode, type SubmitEvent } from "react";
import { useConnection } from "../components/use-connection.ts";
import type { AttachmentLimits } from "@portal/contract";
import { usePageLanguage, useWords } from "../language/words-context.tsx";
import type { SignedInPerson } from "../server/page-request.ts";
import { languageParameter } from "../language/language-parameter.ts";
import { FileArea } from "./files/file-area.tsx";
import type { FileWords } from "./files/file-words.ts";
import { isUnderWay } from "./files/chosen-file.ts";
import { useFiles } from "./files/use-files.ts";
import { emptyValues, filesField, formFields, readFormValues, type FormField } from "./form-values.ts";
import type { FieldErrors } from "./field-errors.ts";
import { evidenceHeaders } from "./evidence-headers.ts";
import { FormEvidence } from "./form-evidence.tsx";
import { FormActions } from "./form-actions.tsx";
import { complaintsAbout, type CharacterLimits, type Complaint } from "./messages.ts";
import { asksWhoYouAre, fileIndexOf, type Refusal } from "./refusal.ts";
import { RefusalAlert } from "./refusal-alert.tsx";
import { RequestFields } from "./request-fields.tsx";
import { SenderFields } from "./sender-fields.tsx";
import type { RefusedForm } from "./submit-request.ts";
import { SubmissionKeyField } from "./submission-key-field.tsx";
import { useDraft } from "./use-draft.ts";
import { useSubmissionKey } from "./use-submission-key.ts";
import { useSending } from "./use-sending.ts";

export interface PortalFormProps {
  tenantId: string;
  title: string;
  /** The page's name, which says "Error" in front once something has to be mended. */
  documentTitle: string;
  basePath: string;
  categories: string[];
  limits: CharacterLimits;
  fileLimits: AttachmentLimits;
  fileWords: FileWords;
  person: SignedInPerson | null;
  /** Names the request that this page is for, so that it is stored once however often it is sent. */
  submissionKey: string;
  /** Signed by the page: for whom and when it was rendered. */
  formToken: string;
  /** What stands here instead of the form; false when nobody has to sign in. */
  signInFirst: ReactNode;
  submit: (previous: RefusedForm | null, formData: FormData) => Promise<RefusedForm>;
}

/** The form by which a request comes in: a plain form that posts without scripts, and stays on its page with them. */
export function PortalForm({
  tenantId,
  title,
  documentTitle,
  basePath,
  person,
  signInFirst,
  limits,
  categories,
  fileLimits,
  fileWords,
  submissionKey: renderedKey,
  formToken,
  submit,
}: PortalFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const language = usePageLanguage();
  const words = {
    controls: useWords("controls"),
    files: useWords("files"),
    request: useWords("request"),
    sending: useWords("sending"),
  };
  const fileTerms = { limits: fileLimits, words: words.files, language };
  const [refusedForm, postForm] = useActionState(submit, null);
  const connection = useConnection();
  const draft = useDraft({ form, tenantId, refusedValues: refusedForm?.values ?? null });
  const files = useFiles({ tenantId, terms: fileTerms, refusedFiles: refusedForm?.files ?? null });
  const submissionKey = useSubmissionKey({ tenantId, renderedKey, refusedKey: refusedForm?.key ?? null });
  const forget = () => {
    draft.forget();
    files.uploads.clear();
  };
  const { refusal, isSending, isSolving, send, forgetRefusal } = useSending({
    load: loadSender,
    sentAddress: ({ id }) => `${basePath}/sent/${id}?${languageParameter}=${language}`,
    initialRefusal: refusedForm?.refusal ?? null,
    submissionKey,
    onStored: forget,
  });

  const isAskedWho = person === null || asksWhoYouAre(refusal);
  const typed = () => (form.current === null ? emptyValues : readFormValues(new FormData(form.current)));
  const complaints =
    refusal?.kind === "problems"
      ? complaintsAbout(refusal, { limits, visibleFields: visibleFields({ isAskedWho, categories }), language, words })
      : [];

  const sendOnPage = (event: SubmitEvent) => {
    event.preventDefault();
    const evidence = form.current === null ? {} : evidenceHeaders(new FormData(form.current));
    send({
      values: typed(),
      asksWhoYouAre: isAskedWho,
      tenantId,
      uploads: files.uploads,
      fileTerms,
      language,
      evidence,
    });
  };

  // A form that was sent all the same comes back as it was: what was typed in it must not be lost.
  if (signInFirst !== false && refusedForm === null) return signInFirst;
  return (
    <form ref={form} className="request-form" action={postForm} onSubmit={sendOnPage} onInput={draft.keep} noValidate>
      <title>{refusal === null ? documentTitle : `${words.controls.error}: ${documentTitle}`}</title>
      <SubmissionKeyField value={submissionKey.key} />
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
      <RequestFields
        values={refusedForm?.values ?? emptyValues}
        errors={errorsByField(complaints)}
        categories={categories}
        limits={limits}
      />
      {fileLimits.max_count > 0 && (
        <FileArea
          files={files}
          words={fileWords}
          error={complaints.find(({ field }) => field === filesField)?.sentence}
          kept={refusedForm?.files ?? []}
          keptErrors={errorsByPlace(refusedForm?.refusal ?? null)}
        />
      )}
      <SenderFields
        values={refusedForm?.values ?? emptyValues}
        errors={errorsByField(complaints)}
        person={person}
        isAskedWho={isAskedWho}
      />
      <FormEvidence token={refusedForm?.formToken ?? formToken} label={words.sending.leaveEmpty} />
      <FormActions
        form={form}
        isSending={isSending}
        isSolving={isSolving}
        isUploading={files.rows.some(isUnderWay)}
        isOfflineKnown={refusal?.kind === "unreachable"}
        connection={connection}
        draft={draft}
        onCleared={() => {
          forgetRefusal();
          files.uploads.clear();
        }}
      />
    </form>
  );
}

const loadSender = async () => (await import("./send-submission.ts")).sendSubmission;

function errorsByField(complaints: Complaint[]): FieldErrors {
  return Object.fromEntries(
    complaints.flatMap(({ field, sentence }) => (field === null || field === filesField ? [] : [[field, sentence]])),
  );
}

function errorsByPlace(refusal: Refusal | null): ReadonlyMap<number, string> {
  const problems = refusal?.kind === "problems" ? refusal.problems : [];
  return new Map(
    problems.flatMap((problem): [number, string][] => {
      const index = fileIndexOf(problem);
      return index === null ? [] : [[index, problem.msg]];
    }),
  );
}

function visibleFields({ isAskedWho, categories }: { isAskedWho: boolean; categories: string[] }): FormField[] {
  return formFields.filter((field) => {
    if (field === "name" || field === "email") return isAskedWho;
    return field !== "category" || categories.length > 0;
  });
}

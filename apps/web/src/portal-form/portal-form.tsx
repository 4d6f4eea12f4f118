"use client";

import { useActionState, useRef, type SubmitEvent } from "react";
import { useConnection } from "../components/use-connection.ts";
import type { SignedInPerson } from "../server/page-request.ts";
import { emptyValues, formFields, readFormValues, type FormField } from "./form-values.ts";
import { FormActions } from "./form-actions.tsx";
import { complaintsAbout, type CharacterLimits, type Complaint } from "./messages.ts";
import { asksWhoYouAre } from "./refusal.ts";
import { RefusalAlert } from "./refusal-alert.tsx";
import { RequestFields } from "./request-fields.tsx";
import { SenderFields } from "./sender-fields.tsx";
import type { RefusedForm } from "./submit-request.ts";
import { useDraft } from "./use-draft.ts";
import { useSubmission } from "./use-submission.ts";

export interface PortalFormProps {
  tenantId: string;
  title: string;
  /** The page's name, which says "Error" in front once something has to be mended. */
  documentTitle: string;
  basePath: string;
  categories: string[];
  limits: CharacterLimits;
  person: SignedInPerson | null;
  submit: (previous: RefusedForm | null, formData: FormData) => Promise<RefusedForm>;
}

/** The form by which a request comes in: a plain form that posts without scripts, and stays on its page with them. */
export function PortalForm({
  tenantId,
  title,
  documentTitle,
  basePath,
  person,
  limits,
  categories,
  submit,
}: PortalFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [refusedForm, postForm] = useActionState(submit, null);
  const connection = useConnection();
  const draft = useDraft({ form, tenantId, refusedValues: refusedForm?.values ?? null });
  const { refusal, isSending, send, forgetRefusal } = useSubmission({
    basePath,
    initialRefusal: refusedForm?.refusal ?? null,
    onStored: draft.forget,
  });

  const isAskedWho = person === null || asksWhoYouAre(refusal);
  const typed = () => (form.current === null ? emptyValues : readFormValues(new FormData(form.current)));
  const complaints =
    refusal?.kind === "problems"
      ? complaintsAbout(refusal.problems, { limits, visibleFields: visibleFields({ isAskedWho, categories }) })
      : [];

  const sendOnPage = (event: SubmitEvent) => {
    event.preventDefault();
    send({ values: typed(), asksWhoYouAre: isAskedWho, tenantId });
  };

  return (
    <form ref={form} className="request-form" action={postForm} onSubmit={sendOnPage} onInput={draft.keep} noValidate>
      <title>{refusal === null ? documentTitle : `Error: ${documentTitle}`}</title>
      {refusal !== null && (
        <RefusalAlert
          refusal={refusal}
          complaints={complaints}
          title={title}
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
      <SenderFields
        values={refusedForm?.values ?? emptyValues}
        errors={errorsByField(complaints)}
        person={person}
        isAskedWho={isAskedWho}
      />
      <FormActions
        form={form}
        isSending={isSending}
        isOfflineKnown={refusal?.kind === "unreachable"}
        connection={connection}
        draft={draft}
        onCleared={forgetRefusal}
      />
    </form>
  );
}

export type FieldErrors = Partial<Record<FormField, string>>;

function errorsByField(complaints: Complaint[]): FieldErrors {
  return Object.fromEntries(complaints.flatMap(({ field, sentence }) => (field === null ? [] : [[field, sentence]])));
}

function visibleFields({ isAskedWho, categories }: { isAskedWho: boolean; categories: string[] }): FormField[] {
  return formFields.filter((field) => {
    if (field === "name" || field === "email") return isAskedWho;
    return field !== "category" || categories.length > 0;
  });
}

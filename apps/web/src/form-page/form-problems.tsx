import type { MouseEvent, ReactNode } from "react";
import { FormAlert } from "../components/error-summary.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import type { Refusal } from "../portal-form/refusal.ts";
import type { Complaint } from "./problem-sentences.ts";
import { fillIn, type FormWords } from "./words/form-words.ts";

interface FormProblemsProps {
  refusal: Refusal;
  complaints: readonly Complaint[];
  /** The help center's name. */
  title: string;
  basePath: string;
  words: FormWords;
  isSending: boolean;
}

/** Why the request did not arrive, and the way on: links to what has to be mended, or another try. */
export function FormProblems({ refusal, complaints, title, basePath, words, isSending }: FormProblemsProps) {
  const { refused } = words;
  const again = (label: string) => (
    <SubmitButton isPending={isSending} pendingLabel={words.sending}>
      {label}
    </SubmitButton>
  );
  const alert = (heading: string, children: ReactNode) => (
    <FormAlert heading={heading} occurrence={refusal}>
      {children}
    </FormAlert>
  );
  switch (refusal.kind) {
    case "problems":
      return alert(refused.problems, <Summary complaints={complaints} />);
    case "already_sent":
      return alert(
        refused.alreadySent,
        <>
          <p>
            {refused.alreadySentText}{" "}
            {refusal.earlier !== null && (
              <a href={`${basePath}/sent/${refusal.earlier.id}`}>{refusal.earlier.display_id}</a>
            )}
          </p>
          {again(refused.sendAsNew)}
        </>,
      );
    case "busy":
      return alert(
        fillIn(refused.busy, { title }),
        <>
          <p>{refused.busyText}</p>
          {again(words.tryAgain)}
        </>,
      );
    case "limited":
      return alert(
        refused.limited,
        <>
          <p>{refused.limitedText}</p>
          {again(words.tryAgain)}
        </>,
      );
    case "sign_in":
      return alert(
        words.signIn.heading,
        <p>
          {refused.signInText} <a href={`${basePath}/sign-in`}>{words.signIn.link}</a>
        </p>,
      );
    case "unreachable":
      return alert(
        fillIn(refused.unreachable, { title }),
        <>
          <p>{refused.unreachableText}</p>
          {again(words.tryAgain)}
        </>,
      );
    case "failed":
      return alert(
        refused.failed,
        <>
          <p>
            {refused.failedText} <code className="code">{refusal.requestId}</code>
          </p>
          {again(words.tryAgain)}
        </>,
      );
    case "declined":
      return alert(
        refused.problems,
        <>
          <p>{refused.declined}</p>
          {/* What the catalogue of errors says is in English. */}
          <p lang="en" dir="ltr">
            {refusal.detail}
          </p>
          {again(words.tryAgain)}
        </>,
      );
  }
}

function Summary({ complaints }: { complaints: readonly Complaint[] }) {
  return (
    <ul>
      {complaints.map(({ target, sentence }) => (
        <li key={`${target ?? ""} ${sentence}`}>
          {target === null ? (
            sentence
          ) : (
            <a href={`#${target}`} onClick={goToControl}>
              {sentence}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The link alone goes to the control; this brings its label into view too, and leaves the address as it is. */
function goToControl(event: MouseEvent<HTMLAnchorElement>) {
  const control = document.getElementById(event.currentTarget.hash.slice(1));
  if (control === null) return;
  event.preventDefault();
  (control.closest(".field") ?? control).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}

import { SubmitButton } from "../components/submit-button.tsx";
import type { Connection } from "../components/use-connection.ts";
import type { Filling } from "./use-filling.ts";
import type { Words } from "../language/words.ts";
import { useWords } from "../language/words-context.tsx";

interface FormEndProps {
  isLive: boolean;
  isSending: boolean;
  isSolving: boolean;
  connection: Connection;
  news: Filling["news"];
  onForget: () => void;
}

/** The end of a form: send it, or have everything forgotten; and what changed meanwhile, said politely. */
export function FormEnd({ isLive, isSending, isSolving, connection, news, onForget }: FormEndProps) {
  const words = { form: useWords("form"), sending: useWords("sending") };
  const controls = useWords("controls");
  const sentence = sentenceOf(news, words);
  const isAboutQuestions = news === "more" || news === "fewer";
  return (
    <div className="form-actions">
      <div className="button-row">
        <SubmitButton isPending={isSending} pendingLabel={controls.sending}>
          {words.sending.send}
        </SubmitButton>
        {isLive && (
          <button className="button button-quiet" type="button" onClick={onForget}>
            {words.form.forget}
          </button>
        )}
      </div>
      <div className="form-status" role="status">
        {isSolving && <p>{words.sending.solving}</p>}
        {isSending && !isSolving && <p className="visually-hidden">{controls.sending}</p>}
        {connection === "offline" && <p className="notice">{words.sending.stillOffline}</p>}
        {sentence !== null && <p className={isAboutQuestions ? "visually-hidden" : undefined}>{sentence}</p>}
      </div>
    </div>
  );
}

function sentenceOf(news: Filling["news"], words: Pick<Words, "form" | "sending">): string | null {
  switch (news) {
    case "more":
      return words.form.moreQuestions;
    case "fewer":
      return words.form.fewerQuestions;
    case "restored":
      return words.sending.restored;
    case "forgotten":
      return words.form.forgotten;
    case null:
      return null;
  }
}

import { SubmitButton } from "../components/submit-button.tsx";
import type { Connection } from "../components/use-connection.ts";
import type { Filling } from "./use-filling.ts";
import type { FormWords } from "./words/form-words.ts";

interface FormEndProps {
  words: FormWords;
  isLive: boolean;
  isSending: boolean;
  isSolving: boolean;
  connection: Connection;
  news: Filling["news"];
  onForget: () => void;
}

/** The end of a form: send it, or have everything forgotten; and what changed meanwhile, said politely. */
export function FormEnd({ words, isLive, isSending, isSolving, connection, news, onForget }: FormEndProps) {
  const sentence = sentenceOf(news, words);
  const isAboutQuestions = news === "more" || news === "fewer";
  return (
    <div className="form-actions">
      <div className="button-row">
        <SubmitButton isPending={isSending} pendingLabel={words.sending}>
          {words.send}
        </SubmitButton>
        {isLive && (
          <button className="button button-quiet" type="button" onClick={onForget}>
            {words.forget}
          </button>
        )}
      </div>
      <div className="form-status" role="status">
        {isSolving && <p>{words.solving}</p>}
        {isSending && !isSolving && <p className="visually-hidden">{words.sending}</p>}
        {connection === "offline" && <p className="notice">{words.offline}</p>}
        {sentence !== null && <p className={isAboutQuestions ? "visually-hidden" : undefined}>{sentence}</p>}
      </div>
    </div>
  );
}

function sentenceOf(news: Filling["news"], words: FormWords): string | null {
  switch (news) {
    case "more":
      return words.moreQuestions;
    case "fewer":
      return words.fewerQuestions;
    case "restored":
      return words.restored;
    case "forgotten":
      return words.forgotten;
    case null:
      return null;
  }
}

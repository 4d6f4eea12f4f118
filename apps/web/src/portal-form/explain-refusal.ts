import type { Language } from "@portal/contract/language";
import type { Connection } from "../components/use-connection.ts";
import { fillIn, fillInOwn } from "../language/fill-in.ts";
import { sayWait } from "../language/say.ts";
import type { Words } from "../language/words.ts";
import type { Refusal } from "./refusal.ts";

/** What stands around a refusal that is explained. */
export interface Surroundings {
  /** The help center's name. */
  title: string;
  connection: Connection;
  language: Language;
  words: Words["sending"]["refused"];
}

/** A heading and a sentence. */
export interface Explanation {
  heading: string;
  text: string;
}

/** What to say when a request did not get as far as being checked. */
export function explainRefusal(
  refusal: Exclude<Refusal, { kind: "problems" | "already_sent" }>,
  { title, connection, language, words }: Surroundings,
): Explanation {
  const waitFor = (seconds: number | null) =>
    seconds === null || seconds < 5 ? words.soon : sayWait(seconds, language);
  switch (refusal.kind) {
    case "unreachable":
      return explainUnreachable(title, connection, words);
    case "busy":
      return {
        heading: fillIn(words.busy, { title }),
        text: fillInOwn(words.busyText, { wait: waitFor(refusal.retryAfterSeconds) }),
      };
    case "limited":
      return {
        heading: words.limited,
        text: fillInOwn(words.limitedText, { wait: waitFor(refusal.retryAfterSeconds) }),
      };
    case "sign_in":
      return { heading: words.signIn, text: words.signInText };
    case "failed":
      return { heading: words.failed, text: words.failedText };
    case "declined":
      return { heading: words.declined, text: explainDeclined(refusal.code, words) };
  }
}

function explainUnreachable(title: string, connection: Connection, words: Surroundings["words"]): Explanation {
  switch (connection) {
    case "offline":
      return { heading: words.offline, text: words.offlineText };
    case "returned":
      return { heading: words.returned, text: words.returnedText };
    case "online":
      return { heading: fillIn(words.unreachable, { title }), text: words.unreachableText };
  }
}

/** The catalogue speaks to programmers, in English; of what it has a person can mend these. */
function explainDeclined(code: Extract<Refusal, { kind: "declined" }>["code"], words: Surroundings["words"]): string {
  switch (code) {
    case "challenge_required":
    case "challenge_invalid":
      return words.unsolved;
    case "body_too_large":
      return words.tooLarge;
    default:
      return words.declinedText;
  }
}

import { useCallback, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import type { SendingTerms } from "./create-answering.ts";
import type { Refusal } from "./refusal.ts";
import { useLoadedAhead } from "./use-loaded-ahead.ts";
import type { SubmissionKey } from "./use-submission-key.ts";

/** What sending adds to a form that is filled in. */
export type Attempt = Pick<SendingTerms, "key" | "onChallenge">;

/** What became of a form that was sent; of one that is stored, what the next page has to know. */
export type Sent<Stored> = ({ kind: "stored" } & Stored) | { kind: "refused"; refusal: Refusal };

interface SendingOptions<Filled, Stored> {
  /** Fetches the code that sends; the same function at every rendering. */
  load: () => Promise<(filled: Filled, attempt: Attempt) => Promise<Sent<Stored>>>;
  /** Where the page is that says "we have it". */
  sentAddress: (stored: Stored) => string;
  /** What the server said when the page came, if the form was sent without scripts. */
  initialRefusal: Refusal | null;
  submissionKey: SubmissionKey;
  onStored: () => void;
  onRefused?: () => void;
}

export interface FormSending<Filled> {
  isSending: boolean;
  /** Whether the browser is solving a challenge before it can send. */
  isSolving: boolean;
  refusal: Refusal | null;
  send: (filled: Filled) => void;
  forgetRefusal: () => void;
}

/** Sends a form once however often the button is pressed, and goes on to its page when it is stored. */
export function useSending<Filled, Stored>(options: SendingOptions<Filled, Stored>): FormSending<Filled> {
  const { load, sentAddress, initialRefusal, submissionKey, onStored, onRefused } = options;
  const router = useRouter();
  const [refusal, setRefusal] = useState(initialRefusal);
  const [isSending, setIsSending] = useState(false);
  const [isSolving, setIsSolving] = useState(false);
  // State is a render late: two clicks in one frame would both see "not sending".
  const isUnderWay = useRef(false);

  useLoadedAhead(load);

  const send = async (filled: Filled) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsSending(true);
    const key = submissionKey.take();
    const onChallenge = () => {
      setIsSolving(true);
    };
    const sent = await attempt(load, filled, { key, onChallenge });
    setIsSolving(false);
    if (sent.kind === "stored" || sent.refusal.kind === "already_sent") submissionKey.spend(key);
    if (sent.kind === "stored") {
      // The button stays "Sending…" until the next page is there.
      onStored();
      router.push(sentAddress(sent));
      return;
    }
    setRefusal(sent.refusal);
    setIsSending(false);
    isUnderWay.current = false;
    onRefused?.();
  };

  return {
    isSending,
    isSolving,
    refusal,
    send: (filled) => void send(filled),
    forgetRefusal: useCallback(() => {
      setRefusal(null);
    }, []),
  };
}

type Load<Filled, Stored> = SendingOptions<Filled, Stored>["load"];

async function attempt<Filled, Stored>(
  load: Load<Filled, Stored>,
  filled: Filled,
  terms: Attempt,
): Promise<Sent<Stored>> {
  try {
    const sendFilled = await load();
    return await sendFilled(filled, terms);
  } catch {
    // The code for sending could not be fetched, and the person sees the same as when the request could not be sent.
    return { kind: "refused", refusal: { kind: "unreachable" } };
  }
}

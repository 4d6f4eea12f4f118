import { useCallback, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import type { Refusal } from "./refusal.ts";
import type { Sending, Sent } from "./send-submission.ts";
import { useLoadedAhead } from "./use-loaded-ahead.ts";
import type { SubmissionKey } from "./use-submission-key.ts";

interface SubmissionOptions {
  /** Where the page is that says "we have it". */
  sentAddress: (id: string) => string;
  /** What the server said when the page came, if the form was sent without scripts. */
  initialRefusal: Refusal | null;
  submissionKey: SubmissionKey;
  onStored: () => void;
}

/** What is sent, before it has its key. */
type KeylessSending = Omit<Sending, "key" | "onChallenge">;

export interface Submission {
  isSending: boolean;
  /** Whether the browser is solving a challenge before it can send. */
  isSolving: boolean;
  refusal: Refusal | null;
  send: (sending: KeylessSending) => void;
  forgetRefusal: () => void;
}

/** Sends a request once however often the button is pressed, and goes on to its page when it is stored. */
export function useSubmission({ sentAddress, initialRefusal, submissionKey, onStored }: SubmissionOptions): Submission {
  const router = useRouter();
  const [refusal, setRefusal] = useState(initialRefusal);
  const [isSending, setIsSending] = useState(false);
  const [isSolving, setIsSolving] = useState(false);
  // State is a render late: two clicks in one frame would both see "not sending".
  const isUnderWay = useRef(false);

  useLoadedAhead(loadSending);

  const send = async (sending: KeylessSending) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsSending(true);
    const key = submissionKey.take();
    const onChallenge = () => {
      setIsSolving(true);
    };
    const sent = await attempt({ ...sending, key, onChallenge });
    setIsSolving(false);
    if (sent.kind === "stored" || sent.refusal.kind === "already_sent") submissionKey.spend(key);
    if (sent.kind === "stored") {
      // The button stays "Sending…" until the next page is there.
      onStored();
      router.push(sentAddress(sent.id));
      return;
    }
    setRefusal(sent.refusal);
    setIsSending(false);
    isUnderWay.current = false;
  };

  return {
    isSending,
    isSolving,
    refusal,
    send: (sending) => void send(sending),
    forgetRefusal: useCallback(() => {
      setRefusal(null);
    }, []),
  };
}

function loadSending() {
  return import("./send-submission.ts");
}

async function attempt(sending: Sending): Promise<Sent> {
  try {
    const { sendSubmission } = await loadSending();
    return await sendSubmission(sending);
  } catch {
    // The code for sending could not be fetched, and the person sees the same as when the request could not be sent.
    return { kind: "refused", refusal: { kind: "unreachable" } };
  }
}

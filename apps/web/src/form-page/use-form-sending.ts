import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import type { Refusal } from "../portal-form/refusal.ts";
import type { SubmissionKey } from "../portal-form/use-submission-key.ts";
import { useLoadedAhead } from "../portal-form/use-loaded-ahead.ts";
import { sentAddress } from "./sent-address.ts";
import type { Sending, Sent } from "./send-form.ts";

interface FormSendingOptions {
  /** Where the page that says "we have it" is found: its address without the request's id. */
  sentPath: string;
  /** What the server said when the page came, if the form was sent without scripts. */
  initialRefusal: Refusal | null;
  submissionKey: SubmissionKey;
  onStored: () => void;
  onRefused: () => void;
}

/** What is sent, before it has its key. */
type KeylessSending = Omit<Sending, "key" | "onChallenge">;

export interface FormSending {
  isSending: boolean;
  /** Whether the browser is solving a challenge before it can send. */
  isSolving: boolean;
  refusal: Refusal | null;
  send: (sending: KeylessSending) => void;
  forgetRefusal: () => void;
}

/** Sends a form once however often the button is pressed, and goes on to its page when it is stored. */
export function useFormSending(options: FormSendingOptions): FormSending {
  const { sentPath, initialRefusal, submissionKey, onStored, onRefused } = options;
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
      router.push(sentAddress({ sentPath, id: sent.id, language: sending.language, isOlder: sent.isOlder }));
      return;
    }
    setRefusal(sent.refusal);
    setIsSending(false);
    isUnderWay.current = false;
    onRefused();
  };

  return {
    isSending,
    isSolving,
    refusal,
    send: (sending) => void send(sending),
    forgetRefusal: () => {
      setRefusal(null);
    },
  };
}

function loadSending() {
  return import("./send-form.ts");
}

async function attempt(sending: Sending): Promise<Sent> {
  try {
    const { sendForm } = await loadSending();
    return await sendForm(sending);
  } catch {
    // The code for sending could not be fetched, and the person sees the same as when the request could not be sent.
    return { kind: "refused", refusal: { kind: "unreachable" } };
  }
}

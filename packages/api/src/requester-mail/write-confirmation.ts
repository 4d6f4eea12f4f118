import type { Language } from "@portal/contract/language";
import type { Mail } from "../mail/mail.ts";
import { words } from "./words.ts";
import { writeLetter } from "../mail/write-letter.ts";

/**
 * All that the mail to an unproved address is made from. Nothing of it is the submitter's choice but where it goes and which of our
 * languages it is in: whoever sends a stranger's address through a form gets no word of their own into that mailbox.
 */
export interface ConfirmationFacts {
  /** Canonical address. */
  to: string;
  language: Language;
  tenantName: string;
  /** Drawn by us. */
  displayId: string;
  messageId: string;
  proveUrl: string;
  disownUrl: string;
  unsubscribeUrl: string;
}

/** Writes the mail that asks an address whether the request was its owner's. */
export function writeConfirmation(facts: ConfirmationFacts): Mail {
  const { to, language, tenantName, displayId, messageId, proveUrl, disownUrl, unsubscribeUrl } = facts;
  const { confirm } = words[language];
  const subject = confirm.subject({ tenant: tenantName, reference: displayId });
  return {
    to,
    senderName: tenantName,
    subject,
    messageId,
    isReply: true,
    unsubscribeUrl,
    ...writeLetter(language, subject, [
      {
        kind: "sentence",
        words: (isolate) => confirm.what({ tenant: isolate(tenantName), reference: isolate(displayId) }),
      },
      { kind: "sentence", words: () => confirm.ifYou },
      { kind: "link", label: confirm.prove, url: proveUrl },
      { kind: "sentence", words: () => confirm.ifNotYou },
      { kind: "link", label: confirm.disown, url: disownUrl },
    ]),
  };
}

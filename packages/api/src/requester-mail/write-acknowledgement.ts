import type { Language } from "@portal/contract/language";
import type { Mail } from "../mail/mail.ts";
import { words } from "./words.ts";
import { writeLetter } from "../mail/write-letter.ts";

/** What the mail to a proved person is made from; the subject is their own and stands in the body only, as text. */
export interface AcknowledgementFacts {
  /** Canonical address. */
  to: string;
  language: Language;
  tenantName: string;
  displayId: string;
  subject: string;
  messageId: string;
  homeUrl: string;
}

/** Writes the mail that tells a proved person that their request is there. */
export function writeAcknowledgement(facts: AcknowledgementFacts): Mail {
  const { to, language, tenantName, displayId, messageId, homeUrl } = facts;
  const { acknowledge } = words[language];
  const subject = acknowledge.subject({ tenant: tenantName, reference: displayId });
  return {
    to,
    senderName: tenantName,
    subject,
    messageId,
    isReply: true,
    ...writeLetter(language, subject, [
      {
        kind: "sentence",
        words: (isolate) => acknowledge.what({ tenant: isolate(tenantName), reference: isolate(displayId) }),
      },
      { kind: "quote", label: acknowledge.about, text: facts.subject },
      { kind: "sentence", words: () => acknowledge.next },
      { kind: "link", label: acknowledge.home, url: homeUrl },
    ]),
  };
}

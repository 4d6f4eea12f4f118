import type { Language } from "@portal/contract/language";
import type { Mail } from "../mail/mail.ts";
import { writeLetter } from "../mail/write-letter.ts";
import { signInWords } from "./sign-in-words.ts";

/** What the sign-in mail is made from: nothing of it but the address is the requester's, and that is only where it goes. */
export interface SignInMailFacts {
  tenantName: string;
  /** Canonical address. */
  email: string;
  url: string;
  language: Language;
}

/** Writes the mail with a sign-in link: fixed words, the tenant's name and the link, in text and in HTML. */
export function writeSignInMail({ tenantName, email, url, language }: SignInMailFacts): Mail {
  const words = signInWords[language];
  const subject = words.subject(tenantName);
  return {
    to: email,
    senderName: tenantName,
    subject,
    ...writeLetter(language, subject, [
      { kind: "sentence", words: (isolate) => words.what(isolate(tenantName)) },
      { kind: "link", label: words.open, url },
      { kind: "sentence", words: () => words.once },
      { kind: "sentence", words: () => words.ifNotYou },
    ]),
  };
}

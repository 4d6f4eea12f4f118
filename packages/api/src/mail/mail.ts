import type { Sender } from "./sender.ts";

/** A mail to one address. Its sender's address is the install's; only the name in front of it can be chosen. */
export interface Mail {
  /** Canonical address. */
  to: string;
  senderName: string;
  subject: string;
  text: string;
  html: string;
  /** Made by us when it has to be the same for every attempt at the same mail; otherwise drawn for each. */
  messageId?: string;
  /** Whether it answers what somebody has sent (RFC 3834 § 5) rather than starts with us. */
  isReply?: boolean;
  /** Where a mail program says, by one POST, that its owner wants no more of these (RFC 8058). */
  unsubscribeUrl?: string;
}

/** A mail as nodemailer takes it. Addresses are objects, so that nothing in them is ever parsed into more addresses. */
export interface Message {
  from: Sender;
  to: Sender;
  subject: string;
  text: string;
  html: string;
  messageId?: string;
  headers: Record<string, string>;
  disableFileAccess: true;
  disableUrlAccess: true;
}

/** What hands over one message. */
export type DeliverMail = (message: Message) => Promise<void>;

/** Puts a mail into the form that is handed over. */
export function messageOf(mail: Mail, sender: Sender): Message {
  const { to, senderName, subject, text, html, messageId } = mail;
  return {
    from: { name: senderName, address: sender.address },
    to: { name: "", address: to },
    subject,
    text,
    html,
    ...(messageId !== undefined && { messageId }),
    headers: headersOf(mail),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function headersOf({ isReply = false, unsubscribeUrl }: Mail): Record<string, string> {
  return {
    // Answering machines leave a mail alone that says that a machine wrote it (RFC 3834). No `Precedence`: it was never specified.
    "Auto-Submitted": isReply ? "auto-replied" : "auto-generated",
    "X-Auto-Response-Suppress": "All",
    ...(unsubscribeUrl !== undefined && {
      "List-Unsubscribe": `<${unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
}

import { escapeHtml } from "../mail/escape-html.ts";
import type { Mail } from "../mail/mail.ts";

/** What the sign-in mail is made from: nothing of it but the address is the requester's, and that is only where it goes. */
export interface SignInMailFacts {
  tenantName: string;
  /** Canonical address. */
  email: string;
  url: string;
}

/** Writes the mail with a sign-in link: fixed words, the tenant's name and the link, in text and in HTML. */
export function writeSignInMail({ tenantName, email, url }: SignInMailFacts): Mail {
  const subject = `Sign in to ${tenantName}`;
  const before = `Open this link to sign in to the help center of ${tenantName}:`;
  const after = [
    "It works once, within 15 minutes of being asked for.",
    "If you did not ask for it, ignore this message. Nobody is signed in without the link.",
  ];
  return {
    to: email,
    senderName: tenantName,
    subject,
    text: [before, url, ...after, ""].join("\n\n"),
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body>
<p>${escapeHtml(before)}</p>
<p><a href="${escapeHtml(url)}">Sign in</a></p>
<p>${escapeHtml(after.join(" "))}</p>
</body>
</html>
`,
  };
}

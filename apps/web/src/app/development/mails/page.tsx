import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listMails } from "@portal/api";
import { MailText } from "./mail-text.tsx";
import { PortalFrame } from "../../../components/site-frame.tsx";
import { getSettings } from "../../../server/services.ts";

export const metadata: Metadata = { title: "Mails that went nowhere" };

/** Without a mail server every mail stays on this machine; in production there is one, and this page does not exist. */
export default async function DevelopmentMailsPage() {
  const { isDevelopment, smtpUrl, dataDir } = getSettings();
  if (!isDevelopment) notFound();
  const mails = await listMails(dataDir);
  return (
    <PortalFrame>
      <div className="stack">
        <h1>Mails that went nowhere</h1>
        {smtpUrl !== undefined && <p>SMTP_URL is set, so new mails are sent. These are older.</p>}
        {mails.length === 0 && (
          <p>There is none yet. Ask for a sign-in link or send a request, then reload this page.</p>
        )}
        {mails.map(({ writtenAt, to, subject, text }) => (
          <article key={`${writtenAt} ${to}`} className="card section">
            <h2>{subject}</h2>
            <p>
              To {to}, <time dateTime={writtenAt}>{writtenAt}</time>
            </p>
            <MailText text={text} />
          </article>
        ))}
      </div>
    </PortalFrame>
  );
}

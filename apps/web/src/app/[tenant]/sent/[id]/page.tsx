import { notFound } from "next/navigation";
import { findPortalError } from "@portal/api";
import type { ConversationReceipt } from "@portal/contract";
import { CopyButton } from "../../../../components/copy-button.tsx";
import { FocusHeading } from "../../../../components/focus-heading.tsx";
import { Message } from "../../../../components/message.tsx";
import { ServiceBusyMessage } from "../../../../components/service-busy.tsx";
import { findHelpCenter, pageCaller } from "../../../../server/page-request.ts";

interface SentPageProps {
  params: Promise<{ tenant: string; id: string }>;
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export default async function SentPage({ params }: SentPageProps) {
  const { tenant, id } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const receipt = await findReceipt(tenant, id);
  if (receipt === "unavailable") return <ServiceBusyMessage />;
  const { settings, basePath } = helpCenter;
  return (
    <Message heading={<SentHeading />}>
      <title>{`Request sent – ${settings.title}`}</title>
      <Reference receipt={receipt} />
      <section className="section" aria-labelledby="next">
        <h2 id="next">What happens next</h2>
        <ol className="next-steps">
          <li>
            The <bdi>{settings.title}</bdi> team reads your request.
          </li>
          <li>If you are not signed in, we may ask you by email to confirm that the request is yours.</li>
          <li>They reply to the email address that you gave.</li>
          <li>If you have to ask about it, quote the reference above. Please make a note of it.</li>
        </ol>
      </section>
      <a className="button button-plain" href={basePath === "" ? "/" : basePath}>
        Send another request
      </a>
    </Message>
  );
}

function SentHeading() {
  return (
    <div className="heading-with-icon">
      <svg className="heading-icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d="m3 11 4.5 4.5L17 5" />
      </svg>
      <FocusHeading>We have your request</FocusHeading>
    </div>
  );
}

function Reference({ receipt }: { receipt: ConversationReceipt }) {
  return (
    <div className="receipt">
      <p className="receipt-label" id="reference">
        Your reference
      </p>
      <div className="receipt-row">
        <p className="receipt-reference" aria-labelledby="reference">
          {receipt.display_id}
        </p>
        <CopyButton text={receipt.display_id} label="Copy reference" />
      </div>
      <p className="receipt-label">
        Received <time dateTime={receipt.created_at}>{moment.format(new Date(receipt.created_at))} UTC</time>
      </p>
    </div>
  );
}

async function findReceipt(segment: string, id: string): Promise<ConversationReceipt | "unavailable"> {
  try {
    const caller = await pageCaller(segment);
    return await caller.conversation.receipt({ id });
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return "unavailable";
    if (refusal?.code === "not_found") notFound();
    throw error;
  }
}

import type { ConversationReceipt } from "@portal/contract";
import { CopyButton } from "../components/copy-button.tsx";
import { FocusHeading } from "../components/focus-heading.tsx";
import { Message } from "../components/message.tsx";
import { fillIn, fillInOwn } from "../language/fill-in.ts";
import { findPageWords } from "../language/page-words.tsx";
import { sayMoment } from "../language/say.ts";

interface SentMessageProps {
  receipt: ConversationReceipt;
  /** The help center's name. */
  title: string;
  /** Where another request is written. */
  formPath: string;
  /** Whether it was taken as an older version of its form. */
  isOlder: boolean;
}

/** Says that a request has come, what it is called, and what happens next. */
export async function SentMessage({ receipt, title, formPath, isOlder }: SentMessageProps) {
  const { sent } = (await findPageWords()).words.sending;
  return (
    <Message heading={<SentHeading text={sent.heading} />}>
      <title>{`${sent.title} – ${title}`}</title>
      <Reference receipt={receipt} />
      {isOlder && <p className="notice">{sent.older}</p>}
      <section className="section" aria-labelledby="next">
        <h2 id="next">{sent.next}</h2>
        <ol className="next-steps">
          <li>{fillIn(sent.reads, { title })}</li>
          <li>{sent.confirms}</li>
          <li>{sent.replies}</li>
          <li>{sent.quotes}</li>
        </ol>
      </section>
      <a className="button button-plain" href={formPath}>
        {sent.another}
      </a>
    </Message>
  );
}

function SentHeading({ text }: { text: string }) {
  return (
    <div className="heading-with-icon">
      <svg className="heading-icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d="m3 11 4.5 4.5L17 5" />
      </svg>
      <FocusHeading>{text}</FocusHeading>
    </div>
  );
}

async function Reference({ receipt }: { receipt: ConversationReceipt }) {
  const { language, words } = await findPageWords();
  const { reference, received, copy, copied, cannotCopy } = words.sending.sent;
  return (
    <div className="receipt">
      <p className="receipt-label" id="reference">
        {reference}
      </p>
      <div className="receipt-row">
        <p className="receipt-reference" aria-labelledby="reference">
          <bdi dir="ltr">{receipt.display_id}</bdi>
        </p>
        <CopyButton text={receipt.display_id} words={{ copy, copied, cannotCopy }} />
      </div>
      <p className="receipt-label">
        <time dateTime={receipt.created_at}>
          {fillInOwn(received, { moment: sayMoment(receipt.created_at, language) })}
        </time>
      </p>
    </div>
  );
}

import { FocusHeading } from "../../../../components/focus-heading.tsx";
import { Message } from "../../../../components/message.tsx";
import { findPageWords } from "../../../../language/page-words.tsx";
import { findHelpCenter } from "../../../../server/page-request.ts";

interface LinkSentPageProps {
  params: Promise<{ tenant: string }>;
}

/** The same for every address, so that nobody learns from it who is known here. */
export default async function LinkSentPage({ params }: LinkSentPageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const { settings, basePath } = helpCenter;
  const { linkSent } = (await findPageWords()).words.access;
  return (
    <Message heading={<FocusHeading>{linkSent.heading}</FocusHeading>}>
      <title>{`${linkSent.heading} – ${settings.title}`}</title>
      <p>{linkSent.text}</p>
      <p>{linkSent.nothing}</p>
      <a className="button button-plain" href={`${basePath}/sign-in`}>
        {linkSent.again}
      </a>
    </Message>
  );
}

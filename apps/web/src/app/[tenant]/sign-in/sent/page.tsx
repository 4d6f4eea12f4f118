import { FocusHeading } from "../../../../components/focus-heading.tsx";
import { Message } from "../../../../components/message.tsx";
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
  return (
    <Message heading={<FocusHeading>Check your inbox</FocusHeading>}>
      <title>{`Check your inbox – ${settings.title}`}</title>
      <p>If the address can be reached, a link to sign in is on its way. It works once, within 15 minutes.</p>
      <p>
        Nothing there? Look among unwanted mail, or <a href={`${basePath}/sign-in`}>ask for another link</a>.
      </p>
    </Message>
  );
}

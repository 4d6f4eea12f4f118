import { headers } from "next/headers";
import { PortalFrame } from "../components/site-frame.tsx";
import { findPageWords, PageWords } from "../language/page-words.tsx";
import { Message } from "../components/message.tsx";
import { isPortalHost } from "../security/is-portal-host.ts";
import { getSettings } from "../server/services.ts";

export default async function HelpCenterNotFound() {
  const host = (await headers()).get("host") ?? "";
  const { helpCenterNotFound } = (await findPageWords()).words.pages;
  return (
    // Around itself once more: where an action is what called notFound(), Next leaves out the layout that gives words to all pages.
    <PageWords parts={["frame", "controls"]}>
      <PortalFrame>
        <Message heading={helpCenterNotFound.heading}>
          {/* Not as metadata: Next leaves those of this file out when a layout is what called notFound(). */}
          <title>{helpCenterNotFound.title}</title>
          <p>{helpCenterNotFound.text}</p>
          {isPortalHost(host, getSettings().publicUrl) && (
            <a className="button button-main" href="/">
              {helpCenterNotFound.find}
            </a>
          )}
        </Message>
      </PortalFrame>
    </PageWords>
  );
}

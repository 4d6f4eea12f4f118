import { headers } from "next/headers";
import { PortalFrame } from "../components/site-frame.tsx";
import { Message } from "../components/message.tsx";
import { isPortalHost } from "../security/is-portal-host.ts";
import { getSettings } from "../server/services.ts";

export default async function HelpCenterNotFound() {
  const host = (await headers()).get("host") ?? "";
  return (
    <PortalFrame>
      <Message heading="There is no help center at this address">
        {/* Not as metadata: Next leaves those of this file out when a layout is what called notFound(). */}
        <title>Help center not found</title>
        <p>
          Check the address for typing mistakes. If you followed a link from a website or a mail, tell whoever runs it
          that the link is out of date.
        </p>
        {isPortalHost(host, getSettings().publicUrl) && (
          <a className="button button-main" href="/">
            Find a help center
          </a>
        )}
      </Message>
    </PortalFrame>
  );
}

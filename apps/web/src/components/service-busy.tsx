import { findPageWords } from "../language/page-words.tsx";
import { Message } from "./message.tsx";
import { PortalFrame } from "./site-frame.tsx";

/** Stands in for a page whose data could not be read. It is plain HTML, so that it also shows without scripts. */
export async function ServiceBusy() {
  const { pages } = (await findPageWords()).words;
  return (
    <PortalFrame>
      <title>{pages.busy.heading}</title>
      <ServiceBusyMessage />
    </PortalFrame>
  );
}

/** The same inside a tenant's frame. */
export async function ServiceBusyMessage() {
  const { pages, controls } = (await findPageWords()).words;
  return (
    <Message heading={pages.busy.heading}>
      <p>{pages.busy.text}</p>
      {/* An empty address is this page's own. */}
      <a className="button button-main" href="">
        {controls.tryAgain}
      </a>
    </Message>
  );
}

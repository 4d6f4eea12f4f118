import { PortalFrame } from "./site-frame.tsx";
import { Message } from "./message.tsx";

/** Stands in for a page whose data could not be read. It is plain HTML, so that it also shows without scripts. */
export function ServiceBusy() {
  return (
    <PortalFrame>
      <title>Please try again shortly</title>
      <ServiceBusyMessage />
    </PortalFrame>
  );
}

/** The same inside a tenant's frame. */
export function ServiceBusyMessage() {
  return (
    <Message heading="Please try again shortly">
      <p>This help center is busy or being worked on. It should be back in a moment.</p>
      {/* An empty address is this page's own. */}
      <a className="button button-main" href="">
        Try again
      </a>
    </Message>
  );
}

import { noteClientAddresses } from "./client-address.ts";
import { countLargeForms } from "./large-forms.ts";
import { refuseUnknownMethods } from "./refuse-unknown-methods.ts";
import { refuseUnreadableAddresses } from "./refuse-unreadable-addresses.ts";
import { getSettings } from "./services.ts";

/** Begins to look at requests as they arrive, before the framework does: where they come from, and what it cannot read. */
export function watchArrivals(): void {
  refuseUnreadableAddresses();
  refuseUnknownMethods();
  noteClientAddresses(getSettings().trustedProxyHops);
  countLargeForms();
}

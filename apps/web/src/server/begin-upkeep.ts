import { scheduleUpkeep } from "@portal/api";
import { noteClientAddresses } from "./client-address.ts";
import { countLargeForms } from "./large-forms.ts";
import { refuseUnknownMethods } from "./refuse-unknown-methods.ts";
import { refuseUnreadableAddresses } from "./refuse-unreadable-addresses.ts";
import { getServices, getSettings } from "./services.ts";

/** Begins what a serving process does beside answering: noting where requests come from, counting large forms, sweeping and scanning files. */
export async function beginUpkeep(): Promise<void> {
  refuseUnreadableAddresses();
  refuseUnknownMethods();
  noteClientAddresses(getSettings().trustedProxyHops);
  countLargeForms();
  scheduleUpkeep(await getServices());
}

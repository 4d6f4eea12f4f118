import { onArrival } from "./arriving-request.ts";

/** Nobody's address: no slug has this form, and no endpoint. */
const nobodys = { api: "/api/_", page: "/_" } as const;

/** Next answers 500 to an address whose percent-encoding it cannot read. It is the caller's mistake, and nobody's address: 404. */
export function refuseUnreadableAddresses(): void {
  onArrival((request) => {
    const path = request.url ?? "/";
    if (!isReadable(path)) request.url = path.startsWith("/api/") ? nobodys.api : nobodys.page;
  });
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path.replace(/\?.*$/su, ""));
    return true;
  } catch {
    return false;
  }
}

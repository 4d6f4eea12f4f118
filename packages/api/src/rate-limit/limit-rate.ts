import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { PortalError } from "../errors/portal-error.ts";
import { middleware } from "../trpc.ts";
import type { RateLimitName } from "./rate-limits.ts";

const unknownAddress = "unknown";

/** Makes a step that lets each client address through so many times a window. It stands first: what it turns away costs nothing more. */
export function limitRate(name: RateLimitName) {
  return middleware(async ({ ctx, next }) => {
    const { rateLimits, signingKeys } = ctx.services;
    const state = await rateLimits.count(
      name,
      hide(placeOf(ctx.clientAddress), await signingKeys.deriveSecret("rate-limits")),
    );
    ctx.rateLimitStates.push(state);
    if (state.isExceeded) throw new PortalError("too_many_requests", { retryAfterSeconds: state.resetSeconds });
    return next();
  });
}

/** Who shares a counter: an IPv4 address, or a whole IPv6 /64, since that is what one customer of a network has. */
export function placeOf(clientAddress: string | null): string {
  if (clientAddress === null) return unknownAddress;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(clientAddress)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(clientAddress) === 6 ? networkOf(clientAddress) : clientAddress;
}

function networkOf(address: string): string {
  // The URL parser writes an address in its one shortest form.
  const shortest = URL.parse(`http://[${address.replace(/%.*$/u, "")}]`)?.hostname.slice(1, -1) ?? address;
  const [head = "", tail] = shortest.split("::");
  const [groups, last] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const missing = tail === undefined ? 0 : 8 - (groups?.length ?? 0) - (last?.length ?? 0);
  const all = [...(groups ?? []), ...Array<string>(Math.max(0, missing)).fill("0"), ...(last ?? [])];
  return `${all.slice(0, 4).join(":")}::/64`;
}

/** An address says who somebody is, so the table has none: only this install can make the same counter of the same address. */
function hide(place: string, secret: string): string {
  return createHmac("sha256", secret).update(place).digest("base64url");
}

import { isIP } from "node:net";
import type { Context } from "../context.ts";
import { hiddenKeys } from "./hidden-keys.ts";

const unknownAddress = "unknown";

/** The key that stands for a request's client address. */
export async function clientKeyOf({
  services,
  clientAddress,
}: Pick<Context, "services" | "clientAddress">): Promise<string> {
  return (await hiddenKeys(services))(placeOf(clientAddress));
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

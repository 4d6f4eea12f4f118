import ipaddr from "ipaddr.js";

/**
 * Tells whether an IP address belongs to the public internet. Everything that is set aside is not: loopback, private, link-local
 * (where clouds keep their credentials), carrier-grade NAT, multicast, documentation, and every IPv6 form that carries an IPv4
 * address, which is judged by that one or refused.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed === null || parsed.range() !== "unicast") return false;
  // Of IPv6 only 2000::/3 has been handed out; the rest is reserved, whatever its name.
  return parsed.kind() === "ipv4" || isGlobalUnicast(parsed);
}

/** Tells whether an IP address is this machine's own: 127.0.0.0/8, ::1, and IPv4 written as IPv6. */
export function isLoopbackAddress(address: string): boolean {
  return parse(address)?.range() === "loopback";
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // `process` turns ::ffff:a.b.c.d into a.b.c.d.
  return ipaddr.isValid(address) ? ipaddr.process(address) : null;
}

function isGlobalUnicast(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const [first = 0] = address.toByteArray();
  return first >> 5 === 1;
}

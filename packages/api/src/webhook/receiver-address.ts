import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./is-public-address.ts";

/** Finds every address of a host name. */
export type Resolve = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

/** Whom messages may be sent to. */
export interface ReceiverRules {
  /** Development only: http, any port, and this machine's own addresses, to try webhooks out. */
  isDevelopment: boolean;
  resolve?: Resolve;
}

/** Thrown when a message would have gone to an address that is not on the public internet. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";
}

/** What is wrong with a receiver's URL, in words that go on from its name; `null` when nothing is. */
export function findUrlProblem(text: string, { isDevelopment }: ReceiverRules): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/u.test(url.protocol)) return "should be an https address";
  if (url.username !== "" || url.password !== "") return "should have no user name or password in it";
  if (url.hash !== "") return "should have no # part";
  if (url.href.length > 2_000) return "should have at most 2000 characters";
  if (!isDevelopment && url.protocol !== "https:") return "should be an https address";
  if (!isDevelopment && url.port !== "") return "should be at port 443";
  const literal = literalAddress(url);
  if (literal !== null && !isAllowed(literal, isDevelopment)) return "should not be an address of an internal network";
  return null;
}

/**
 * The name look-up of a connection that may only reach the public internet. It is the connection's own: what it returns is what
 * is connected to, so that a name cannot answer with one address for the check and another for the connection.
 */
export function guardedLookup({ isDevelopment, resolve = resolveAll }: ReceiverRules): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        // One bad address spoils the name: nobody has an honest reason to mix them.
        if (first === undefined || !addresses.every(({ address }) => isAllowed(address, isDevelopment))) {
          return callback(new AddressRefusedError("The receiver is not on the public internet."), "", 0);
        }
        if (options.all === true) return callback(null, [...addresses]);
        callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error("no such host"), "", 0),
    );
  };
}

/** The address in a URL that names no host, as `URL` has written it: 0x7f.1 is 127.0.0.1 by then. */
function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/gu, "");
  return isIP(bare) === 0 ? null : bare;
}

function isAllowed(address: string, isDevelopment: boolean): boolean {
  return isPublicAddress(address) || (isDevelopment && isLoopbackAddress(address));
}

async function resolveAll(hostname: string) {
  return lookUp(hostname, { all: true });
}

import { describe, expect, it } from "vitest";
import { findClientAddress } from "./client-address.ts";

const socketAddress = "10.0.0.9";

describe("findClientAddress", () => {
  it.each([
    // Without proxies of ours, whatever the client says of itself means nothing.
    [0, "", "10.0.0.9"],
    [0, "203.0.113.7", "10.0.0.9"],
    [0, "203.0.113.7, 198.51.100.2", "10.0.0.9"],
    // With one, the last entry is that proxy's; everything to its left is the client's.
    [1, "203.0.113.7", "203.0.113.7"],
    [1, "1.1.1.1, 203.0.113.7", "203.0.113.7"],
    [1, "1.1.1.1,2.2.2.2 , 203.0.113.7 ", "203.0.113.7"],
    [2, "1.1.1.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    // Fewer entries than proxies: it came another way.
    [2, "203.0.113.7", "10.0.0.9"],
    [1, "", "10.0.0.9"],
    // What is no address is not taken for one.
    [1, "unknown", "10.0.0.9"],
    [1, "203.0.113.7, <script>", "10.0.0.9"],
    [1, "999.1.1.1", "10.0.0.9"],
    // Forms in which proxies write ports.
    [1, "203.0.113.7:4711", "203.0.113.7"],
    [1, "[2001:db8::1]:4711", "2001:db8::1"],
    [1, "2001:db8::1", "2001:db8::1"],
  ])("with %d proxies takes %j for %s", (trustedHops, forwardedFor, expected) => {
    expect(findClientAddress({ socketAddress, forwardedFor }, trustedHops)).toBe(expected);
  });

  it("knows nothing of a request without a socket", () => {
    expect(findClientAddress({ socketAddress: undefined, forwardedFor: "203.0.113.7" }, 0)).toBeNull();
  });
});

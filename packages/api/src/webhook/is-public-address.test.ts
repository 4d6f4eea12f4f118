import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./is-public-address.ts";

describe("isPublicAddress", () => {
  it.each(["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "lets %s through",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ["this network", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["carrier-grade NAT", "100.127.255.255"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["a cloud's credentials", "169.254.169.254"],
    ["protocol assignments", "192.0.0.1"],
    ["documentation", "192.0.2.1"],
    ["6to4 relays", "192.88.99.1"],
    ["benchmarks", "198.18.0.1"],
    ["documentation", "203.0.113.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["IPv4 as IPv6", "::ffff:127.0.0.1"],
    ["IPv4 as IPv6, in hexadecimal", "::ffff:7f00:1"],
    ["IPv4 as IPv6, private", "::ffff:10.0.0.1"],
    ["IPv4, translated", "::ffff:0:127.0.0.1"],
    ["IPv4, the old way", "::127.0.0.1"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["local NAT64", "64:ff9b:1::7f00:1"],
    ["discard", "100::1"],
    ["Teredo", "2001::7f00:1"],
    ["6to4", "2002:7f00:1::"],
    ["documentation", "2001:db8::1"],
    ["documentation, the new one", "3fff::1"],
    ["unique local", "fc00::1"],
    ["unique local", "fd00:ec2::254"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["not handed out", "4000::1"],
    ["no address", "localhost"],
    ["no address", ""],
  ])("refuses %s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("isLoopbackAddress", () => {
  it("knows this machine, and that its network is not this machine", () => {
    expect(["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"].filter(isLoopbackAddress)).toHaveLength(4);
    expect(["0.0.0.0", "10.0.0.1", "169.254.169.254", "8.8.8.8", "x"].filter(isLoopbackAddress)).toEqual([]);
  });
});

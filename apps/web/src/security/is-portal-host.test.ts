import { describe, expect, it } from "vitest";
import { isPortalHost } from "./is-portal-host.ts";

describe("isPortalHost", () => {
  it.each(["help.example.com", "HELP.example.com:443", "localhost:3000", "127.0.0.1", "[::1]:3000"])(
    "is %s",
    (host) => {
      expect(isPortalHost(host, "https://help.example.com")).toBe(true);
    },
  );

  it.each(["acme.help.example.com", "help.acme.test:3000", "acme.localhost:3000", "", "127.0.0.1.acme.test"])(
    "is not %s",
    (host) => {
      expect(isPortalHost(host, "https://help.example.com")).toBe(false);
    },
  );
});

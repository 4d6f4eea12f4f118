import { describe, expect, it } from "vitest";
import { refusePost } from "./refuse-post.ts";

const arrival = { host: "help.example.com", pathname: "/acme", isCrowded: false };

function post(headers: Record<string, string>) {
  return { method: "POST", headers: new Headers(headers) };
}

describe("refusePost", () => {
  it.each([
    {},
    { origin: "https://help.example.com" },
    { origin: "https://help.example.com", "sec-fetch-site": "same-origin", "content-length": "1048576" },
  ])("lets a page's own form pass: %o", (headers) => {
    expect(refusePost(post(headers), arrival)).toBeNull();
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "https://globex.help.example.com" },
    { origin: "https://help.example.com:8443" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("refuses a form of another site: %o", (headers) => {
    expect(refusePost(post(headers), arrival)).toMatchObject({ status: 403 });
  });

  it.each([
    ["/acme", 25 * 1024 * 1024],
    ["/", 25 * 1024 * 1024],
    ["/acme/forms/it-support", 25 * 1024 * 1024],
    ["/forms/it-support", 25 * 1024 * 1024],
    ["/acme/sign-in", 1024 * 1024],
    ["/acme/forms/it-support/sent", 1024 * 1024],
    ["/acme/form/it-support", 1024 * 1024],
  ])("refuses a form of %s that is larger than that page takes", (pathname, maxBytes) => {
    const ofLength = (bytes: number) => refusePost(post({ "content-length": String(bytes) }), { ...arrival, pathname });

    expect(ofLength(maxBytes)).toBeNull();
    expect(ofLength(maxBytes + 1)).toMatchObject({ status: 413 });
  });

  it("puts off what there is no memory for", () => {
    expect(refusePost(post({}), { ...arrival, isCrowded: true })).toMatchObject({ status: 503 });
  });

  it("has nothing against looking at a page from anywhere", () => {
    expect(refusePost({ method: "GET", headers: new Headers({ "sec-fetch-site": "cross-site" }) }, arrival)).toBeNull();
  });
});

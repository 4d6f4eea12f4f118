import { describe, expect, it } from "vitest";
import { refusePost } from "./refuse-post.ts";

const host = "help.example.com";

function post(headers: Record<string, string>) {
  return { method: "POST", headers: new Headers(headers) };
}

describe("refusePost", () => {
  it.each([
    {},
    { origin: "https://help.example.com" },
    { origin: "https://help.example.com", "sec-fetch-site": "same-origin", "content-length": "1048576" },
  ])("lets a page's own form pass: %o", (headers) => {
    expect(refusePost(post(headers), host)).toBeNull();
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "https://globex.help.example.com" },
    { origin: "https://help.example.com:8443" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("refuses a form of another site: %o", (headers) => {
    expect(refusePost(post(headers), host)).toMatchObject({ status: 403 });
  });

  it("refuses a form that Next would cut off", () => {
    expect(refusePost(post({ "content-length": "1048577" }), host)).toMatchObject({ status: 413 });
  });

  it("has nothing against looking at a page from anywhere", () => {
    expect(refusePost({ method: "GET", headers: new Headers({ "sec-fetch-site": "cross-site" }) }, host)).toBeNull();
  });
});

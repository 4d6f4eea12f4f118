import { describe, expect, it } from "vitest";
import { findUrlProblem } from "./receiver-address.ts";

describe("findUrlProblem", () => {
  it.each(["https://hooks.example.com/a?b=c", "https://8.8.8.8/", "https://[2606:4700::1111]/"])("takes %s", (url) => {
    expect(findUrlProblem(url, { isDevelopment: false })).toBeNull();
  });

  it.each([
    ["http://hooks.example.com/", "https"],
    ["ftp://hooks.example.com/", "https"],
    ["file:///etc/passwd", "https"],
    ["hooks.example.com", "https"],
    ["https://user:secret@hooks.example.com/", "password"],
    ["https://hooks.example.com/#part", "#"],
    ["https://hooks.example.com:8443/", "443"],
    ["https://127.0.0.1/", "internal"],
    ["https://127.1/", "internal"],
    ["https://2130706433/", "internal"],
    ["https://0x7f000001/", "internal"],
    ["https://017700000001/", "internal"],
    ["https://169.254.169.254/latest/meta-data/", "internal"],
    ["https://[::1]/", "internal"],
    ["https://[::ffff:127.0.0.1]/", "internal"],
    ["https://[::ffff:a9fe:a9fe]/", "internal"],
    [`https://hooks.example.com/${"a".repeat(2_000)}`, "2000"],
  ])("refuses %s in production", (url, word) => {
    expect(findUrlProblem(url, { isDevelopment: false })).toContain(word);
  });

  it("lets a developer try this machine, and nothing else that is internal", () => {
    const rules = { isDevelopment: true };
    expect(findUrlProblem("http://localhost:9999/hook", rules)).toBeNull();
    expect(findUrlProblem("http://127.0.0.1:9999/hook", rules)).toBeNull();
    expect(findUrlProblem("http://169.254.169.254/", rules)).toContain("internal");
    expect(findUrlProblem("http://10.0.0.1/", rules)).toContain("internal");
  });
});

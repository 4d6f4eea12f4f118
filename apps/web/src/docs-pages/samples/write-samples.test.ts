import { expect, it } from "vitest";
import { pythonLiteral } from "./python-literal.ts";
import { shellText, writeSamples } from "./write-samples.ts";

it("a shell takes any text as one word", () => {
  expect(shellText(`it's "$HOME" \\`)).toBe(String.raw`'it'\''s "$HOME" \'`);
});

it("Python reads what JSON says", () => {
  expect(pythonLiteral({ yes: true, no: false, nothing: null, list: [1, "a"], empty: [], none: {} })).toBe(
    '{\n    "yes": True,\n    "no": False,\n    "nothing": None,\n    "list": [\n        1,\n        "a",\n    ],\n    "empty": [],\n    "none": {},\n}',
  );
});

it("a sample sends no more than it has to", () => {
  const { sh, ts, py } = writeSamples({ method: "GET", url: "http://x/y", headers: [], body: null, answer: "status" });

  expect(sh).toBe("curl -sS --fail-with-body -w '%{http_code}\\n' 'http://x/y'");
  expect(ts).toContain('fetch("http://x/y", {\n  redirect: "manual",\n});');
  expect(py).not.toContain("import json");
});

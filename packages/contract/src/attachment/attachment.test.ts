import { describe, expect, it } from "vitest";
import { parseVisitorSubmission } from "../conversation/submission.ts";
import type { AttachmentLimits } from "./attachment-limits.ts";
import { formatBytes } from "./format-bytes.ts";
import { canonicalContentType, contentTypeOfFile, extensionOf, fileKinds, labelOfContentType } from "./file-kind.ts";
import { findLimitProblems, presignInputSchema } from "./presign.ts";
import { problemsFromZod } from "../errors/problems-from-zod.ts";

const limits: AttachmentLimits = {
  max_count: 3,
  max_file_bytes: 1_572_864,
  max_total_bytes: 5_000_000,
  content_types: ["image/png", "text/csv", "application/acad"],
};

describe("attachment_ids of a submission", () => {
  const visitor = { subject: "Printer", description: "It burns.", name: "Ada", email: "ada@example.com" };
  const problemsOf = (attachment_ids: unknown) => {
    const parsed = parseVisitorSubmission({ ...visitor, attachment_ids });
    return parsed.success ? [] : parsed.problems;
  };

  it("are none unless they are sent, and keep their order", () => {
    expect(parseVisitorSubmission(visitor)).toMatchObject({ request: { attachmentIds: [] } });
    expect(parseVisitorSubmission({ ...visitor, attachment_ids: ["b", "a"] })).toMatchObject({
      request: { attachmentIds: ["b", "a"] },
    });
    expect(problemsOf(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])).toEqual([]);
  });

  it.each([
    [null, [{ loc: ["body", "attachment_ids"], type: "list_type" }]],
    ["a", [{ loc: ["body", "attachment_ids"], type: "list_type" }]],
    [{ 0: "a" }, [{ loc: ["body", "attachment_ids"], type: "list_type" }]],
    [Array.from({ length: 11 }, String), [{ loc: ["body", "attachment_ids"], type: "too_long" }]],
    [["a", 7], [{ loc: ["body", "attachment_ids", 1], type: "string_type" }]],
    [[["a"]], [{ loc: ["body", "attachment_ids", 0], type: "string_type" }]],
    [["a", "b", "a", "b"], [2, 3].map((index) => ({ loc: ["body", "attachment_ids", index], type: "value_error" }))],
  ])("say where they are wrong: %j", (ids, expected) => {
    const problems = problemsOf(ids);

    expect(problems).toMatchObject(expected);
    expect(problems).toHaveLength(expected.length);
  });
});

describe("a presign call", () => {
  const declared = { filename: "a.png", content_type: "image/png", file_size: 7 };
  const problemsOf = (change: object) => {
    const { error } = presignInputSchema.safeParse({ ...declared, ...change }, { reportInput: true });
    return error ? problemsFromZod(error, "body") : [];
  };

  it.each([{}, { filename: "" }, { filename: "../../x\r\n" }, { content_type: "APPLICATION/X-Foo.bar+xml" }])(
    "may say %j",
    (change) => {
      expect(problemsOf(change)).toEqual([]);
    },
  );

  it.each([
    [{ filename: 7 }, "filename", "string_type"],
    [{ filename: "a\u0000" }, "filename", "string_unicode"],
    [{ filename: "\ud800" }, "filename", "string_unicode"],
    [{ filename: "a".repeat(1_001) }, "filename", "string_too_long"],
    [{ content_type: "png" }, "content_type", "value_error"],
    [{ content_type: "text/plain; charset=utf-8" }, "content_type", "value_error"],
    [{ content_type: "image/png\r\nX: y" }, "content_type", "value_error"],
    [{ content_type: null }, "content_type", "string_type"],
    [{ file_size: 0 }, "file_size", "greater_than_equal"],
    [{ file_size: -1 }, "file_size", "greater_than_equal"],
    [{ file_size: 1.5 }, "file_size", "int_type"],
    [{ file_size: "7" }, "file_size", "int_type"],
    [{ file_size: null }, "file_size", "int_type"],
    [{ file_size: 1e300 }, "file_size", "int_type"],
    [{ file_size: undefined }, "file_size", "missing"],
    [{ tenant_id: "a" }, "tenant_id", "extra_forbidden"],
  ])("may not say %j", (change, field, type) => {
    expect(problemsOf(change)).toMatchObject([{ loc: ["body", field], type }]);
  });
});

describe("findLimitProblems", () => {
  it("has nothing against what is within the limits, by whatever name its type goes", () => {
    expect(findLimitProblems({ content_type: "image/x-png", file_size: 1_572_864 }, limits)).toEqual([]);
    expect(findLimitProblems({ content_type: "application/acad", file_size: 1 }, limits)).toEqual([]);
  });

  it("names both limits", () => {
    expect(findLimitProblems({ content_type: "image/gif", file_size: 1_572_865 }, limits)).toEqual([
      {
        loc: ["body", "content_type"],
        msg: "File should be of a type that is taken here: PNG, CSV, application/acad",
        type: "enum",
      },
      { loc: ["body", "file_size"], msg: "File should have at most 1.5 MB (1572864 bytes)", type: "less_than_equal" },
    ]);
  });

  it("says so when no files are taken", () => {
    expect(findLimitProblems({ content_type: "image/png", file_size: 1 }, { ...limits, max_count: 0 })).toMatchObject([
      { loc: ["body"] },
    ]);
  });
});

describe("kinds of file", () => {
  it("have each type and each ending once, and none that a browser or a double click runs", () => {
    const types = fileKinds.flatMap(({ contentType, aliases }) => [contentType, ...aliases]);
    const endings = fileKinds.flatMap(({ extensions }) => extensions);

    expect(new Set(types).size).toBe(types.length);
    expect(new Set(endings).size).toBe(endings.length);
    expect(types.join(" ")).not.toMatch(/html|svg|script|xml(?!formats)|executable|msdownload|x-sh/u);
    expect(endings.join(" ")).not.toMatch(/\b(?:html?|svg|js|exe|bat|cmd|sh|hta|lnk|scr|jar)\b/u);
  });

  it.each([
    [{ name: "server.log", type: "" }, "text/plain"],
    [{ name: "table.csv", type: "application/vnd.ms-excel" }, "text/csv"],
    [{ name: "archive.zip", type: "application/x-zip-compressed" }, "application/zip"],
    [{ name: "PHOTO.JPG", type: "image/jpeg" }, "image/jpeg"],
    [{ name: "photo", type: "image/jpg" }, "image/jpeg"],
    [{ name: "unknown", type: "" }, "application/octet-stream"],
    [{ name: "page.html", type: "text/html" }, "text/html"],
    [{ name: ".csv", type: "" }, "application/octet-stream"],
  ])("are told from %j", (file, contentType) => {
    expect(contentTypeOfFile(file)).toBe(contentType);
  });

  it("have one name each", () => {
    expect(canonicalContentType("IMAGE/JPG")).toBe("image/jpeg");
    expect(canonicalContentType("Application/Acad")).toBe("application/acad");
    expect(labelOfContentType("application/pdf")).toBe("PDF");
    expect(extensionOf("a.tar.GZ")).toBe("gz");
    expect(extensionOf(".htaccess")).toBe("");
    expect(extensionOf("a.b c")).toBe("");
  });
});

describe("formatBytes", () => {
  it.each([
    [1, "1 byte"],
    [1_023, "1023 bytes"],
    [1_024, "1 KB"],
    [20_971_520, "20 MB"],
    [20_971_521, "20.1 MB"],
    [1_073_741_824, "1 GB"],
  ])("writes %d as %s", (bytes, written) => {
    expect(formatBytes(bytes)).toBe(written);
  });
});

import { expect, it } from "vitest";
import { uploadOrigins } from "./upload-origins.ts";

const bucket = {
  kind: "s3",
  bucket: "files",
  endpoint: undefined,
  region: "eu-west-1",
  credentials: undefined,
  forcePathStyle: false,
} as const;

it("needs none where the portal keeps files itself", () => {
  expect(uploadOrigins({ kind: "local" })).toEqual([]);
});

it("names a bucket at Amazon's, in its region", () => {
  expect(uploadOrigins(bucket)).toContain("https://files.s3.eu-west-1.amazonaws.com");
});

it("names a server of one's own, with its port", () => {
  expect(uploadOrigins({ ...bucket, endpoint: "http://localhost:9000" })).toContain("http://localhost:9000");
});

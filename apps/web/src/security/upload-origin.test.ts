import { readSettings } from "@portal/settings";
import { expect, it } from "vitest";
import { uploadOriginOf } from "./upload-origin.ts";

it.each([
  [{}, undefined],
  [{ PORTAL_S3_BUCKET: "files" }, "https://files.s3.us-east-1.amazonaws.com"],
  [{ PORTAL_S3_BUCKET: "files", PORTAL_S3_REGION: "eu-central-1" }, "https://files.s3.eu-central-1.amazonaws.com"],
  [{ PORTAL_S3_BUCKET: "files", PORTAL_S3_ENDPOINT: "https://s3.test:9000" }, "https://files.s3.test:9000"],
  [
    { PORTAL_S3_BUCKET: "files", PORTAL_S3_ENDPOINT: "http://localhost:9000", PORTAL_S3_FORCE_PATH_STYLE: "true" },
    "http://localhost:9000",
  ],
])("with %j files are sent to %s", (environment, origin) => {
  expect(uploadOriginOf(readSettings(environment).fileStore)).toBe(origin);
});

import { describe, expect, it } from "vitest";
import { type Environment, readSettings, SettingsError } from "./index.ts";

const external = {
  OWNER_DATABASE_URL: "postgresql://owner:owner-password@db/portal",
  DATABASE_URL: "postgresql://web:web-password@db/portal",
  INTAKE_DATABASE_URL: "postgresql://intake:intake-password@db/portal",
};

function complaintAbout(environment: Environment): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "nothing";
}

describe("readSettings", () => {
  it("runs a portal on this machine without any variable", () => {
    expect(readSettings({ HOME: "/home/ada" })).toMatchObject({
      port: 3000,
      publicUrl: "http://localhost:3000",
      isDevelopment: true,
      smtpUrl: undefined,
      mailFrom: "Help center <no-reply@localhost>",
      database: { kind: "embedded", port: 54_329 },
      dataDir: ".data",
    });
  });

  it("takes an empty value as not set", () => {
    expect(readSettings({ PORT: "", SMTP_URL: "" })).toEqual(readSettings({}));
  });

  it("derives the public address from the port, and the sender from the public address", () => {
    const onPort = readSettings({ PORT: "4000" });
    const onHost = readSettings({ PORTAL_PUBLIC_URL: "https://help.example.com/", SMTP_URL: "smtp://mail" });

    expect(onPort.publicUrl).toBe("http://localhost:4000");
    expect(onHost.publicUrl).toBe("https://help.example.com");
    expect(onHost.mailFrom).toBe("Help center <no-reply@help.example.com>");
  });

  it.each(["http://localhost:3000", "http://acme.localhost", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "is in development at %s",
    (PORTAL_PUBLIC_URL) => {
      expect(readSettings({ PORTAL_PUBLIC_URL }).mode).toBe("development");
    },
  );

  it("wants mail and https in production, and says both at once", () => {
    const complaint = complaintAbout({ PORTAL_PUBLIC_URL: "http://help.example.com" });

    expect(complaint).toMatch(/^PORTAL_PUBLIC_URL must be an https address in production/m);
    expect(complaint).toMatch(/^SMTP_URL must be set in production/m);
    expect(readSettings({ PORTAL_PUBLIC_URL: "http://help.example.com", PORTAL_MODE: "development" }).mode).toBe(
      "development",
    );
  });

  it("gives the web process an external database without the owner's connection", () => {
    const { OWNER_DATABASE_URL: _, ...webProcess } = external;

    expect(readSettings(webProcess).database).toEqual({
      kind: "external",
      webUrl: external.DATABASE_URL,
      intakeUrl: external.INTAKE_DATABASE_URL,
      ownerUrl: undefined,
    });
  });

  it("keeps files on this machine unless a bucket is named", () => {
    expect(readSettings({}).fileStore).toEqual({ kind: "local" });
    expect(readSettings({ PORTAL_S3_BUCKET: "files" }).fileStore).toEqual({
      kind: "s3",
      bucket: "files",
      endpoint: undefined,
      region: "us-east-1",
      credentials: undefined,
      forcePathStyle: false,
    });
  });

  it("wants both halves of the bucket's credentials", () => {
    const half = { PORTAL_S3_BUCKET: "files", PORTAL_S3_ACCESS_KEY_ID: "portal" };

    expect(complaintAbout(half)).toMatch(
      /^PORTAL_S3_SECRET_ACCESS_KEY must be set together with PORTAL_S3_ACCESS_KEY_ID/,
    );
    expect(readSettings({ ...half, PORTAL_S3_SECRET_ACCESS_KEY: "secret" }).fileStore).toMatchObject({
      credentials: { accessKeyId: "portal", secretAccessKey: "secret" },
    });
  });

  it("finds the malware scanner at a host or a socket, or has none", () => {
    expect(readSettings({}).scanner).toBeUndefined();
    expect(readSettings({ PORTAL_CLAMD_HOST: "clamd" }).scanner).toEqual({
      host: "clamd",
      port: 3310,
      timeoutMs: 10_000,
    });
    expect(readSettings({ PORTAL_CLAMD_HOST: "/run/clamd.ctl" }).scanner).toEqual({
      socketPath: "/run/clamd.ctl",
      timeoutMs: 10_000,
    });
  });

  it.each(["DATABASE_URL", "INTAKE_DATABASE_URL"] as const)("refuses an external database without %s", (name) => {
    const { [name]: _, ...incomplete } = external;

    expect(complaintAbout(incomplete)).toMatch(new RegExp(`^${name} must be set together with `));
  });

  it.each([
    ["PORT", "0x50"],
    ["PORTAL_TRUSTED_PROXY_HOPS", "-1"],
    ["PORTAL_S3_BUCKET", "No Bucket"],
    ["PORTAL_S3_ENDPOINT", "https://s3.example.com/path"],
    ["PORTAL_S3_FORCE_PATH_STYLE", "yes"],
    ["PORTAL_CLAMD_HOST", "not a host"],
    ["PORT", "65536"],
    ["PORTAL_PUBLIC_URL", "https://help.example.com/portal"],
    ["PORTAL_PUBLIC_URL", "ftp://help.example.com"],
    ["PORTAL_PUBLIC_URL", "portal.example.com"],
    ["PORTAL_MODE", "staging"],
    ["PORTAL_LOG_LEVEL", "loud"],
    ["PORTAL_METRICS_TOKEN", "fifteen-letters"],
    ["PORTAL_LIMITS_SCALE", "0.0"],
    ["PORTAL_PG_PORT", "-1"],
    ["DATABASE_URL", "mysql://web:secret-word@db/portal"],
    ["PORTAL_DATABASE_POOL_MAX", "many"],
    ["PORTAL_INTAKE_QUEUE_MAX", "1e3"],
    ["SMTP_URL", "mail.example.com:secret-word"],
    ["PORTAL_MAIL_FROM", "Acme support"],
    ["PORTAL_MAIL_FROM", "Help <a@b>\r\nBcc: eve@example.com"],
  ])("names a wrong %s and does not repeat %j", (name, value) => {
    const complaint = complaintAbout({ [name]: value });

    expect(complaint).toMatch(new RegExp(`^${name} must [^\n]*\\.$`));
    expect(complaint).not.toContain(value);
  });

  it("refuses a misspelt name", () => {
    expect(complaintAbout({ PORTAL_PUBLC_URL: "https://help.example.com" })).toMatch(
      /^PORTAL_PUBLC_URL is not a setting/,
    );
  });

  it("says everything that is wrong in one go", () => {
    const complaint = complaintAbout({ PORT: "none", SMTP_URL: "none", PORTAL_TYPO: "1" });

    expect(complaint.split("\n")).toHaveLength(3);
  });
});

import { z } from "zod";
import { SettingsError } from "./settings-error.ts";
import { type Variables, variables } from "./variables.ts";

/** An environment as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Without connection strings the portal brings its own PostgreSQL; the owner's is only for whoever migrates. */
export type DatabaseSettings =
  | { readonly kind: "embedded"; readonly port: number }
  | {
      readonly kind: "external";
      readonly webUrl: string;
      readonly intakeUrl: string;
      readonly ownerUrl: string | undefined;
    };

/** Where the files that people attach are kept: under `dataDir`, or in a bucket of an S3 server. */
export type FileStoreSettings =
  | { readonly kind: "local" }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      /** Of a server other than Amazon's. */
      readonly endpoint: string | undefined;
      readonly region: string;
      /** Without them the server's own surroundings say who it is, as an instance's role does. */
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
      readonly forcePathStyle: boolean;
    };

/** Where clamd listens: a host and port, or a socket of this machine; and how long a submission waits for its verdicts. */
export type ScannerSettings = { readonly timeoutMs: number } & (
  { readonly socketPath: string } | { readonly host: string; readonly port: number }
);

type ModeSettings =
  | { readonly mode: "development"; readonly isDevelopment: true; readonly smtpUrl: string | undefined }
  | { readonly mode: "production"; readonly isDevelopment: false; readonly smtpUrl: string };

/** Everything that can be set from outside, checked; a relative `dataDir` starts at the repository root. */
export type Settings = ModeSettings & {
  readonly port: number;
  readonly publicUrl: string;
  readonly logLevel: Variables["PORTAL_LOG_LEVEL"];
  readonly metricsToken: string | undefined;
  readonly limitsScale: number;
  /** How many proxies stand in front of the portal; the client's address is the entry that the outermost of them wrote. */
  readonly trustedProxyHops: number;
  readonly dataDir: string;
  readonly fileStore: FileStoreSettings;
  /** `undefined` when no malware scanner is set up. */
  readonly scanner: ScannerSettings | undefined;
  readonly database: DatabaseSettings;
  /** How many REST requests one web process works on at once. */
  readonly requestsMax: number;
  /** How many more may wait for that; beyond them a request is refused as it arrives. */
  readonly requestsWaitingMax: number;
  readonly databasePoolMax: number;
  readonly transactionTimeoutMs: number;
  readonly intakeQueueMax: number;
  readonly intakeQueueTimeoutMs: number;
  readonly mailFrom: string;
  readonly chromiumPath: string | undefined;
};

// "never", because an issue fails the parse as a whole: nobody sees what is built after it.
type Report = (name: keyof Variables, message: string) => never;

const settingsSchema = variables.transform((values, context): Settings => {
  const report: Report = (name, message) => {
    context.addIssue({ code: "custom", path: [name], message });
    return z.NEVER;
  };
  const publicUrl = values.PORTAL_PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    ...modeSettings(values, publicUrl, report),
    port: values.PORT,
    publicUrl,
    logLevel: values.PORTAL_LOG_LEVEL,
    metricsToken: values.PORTAL_METRICS_TOKEN,
    limitsScale: values.PORTAL_LIMITS_SCALE,
    trustedProxyHops: values.PORTAL_TRUSTED_PROXY_HOPS,
    dataDir: values.PORTAL_DATA_DIR,
    fileStore: fileStoreSettings(values, report),
    scanner: scannerSettings(values),
    database: databaseSettings(values, report),
    requestsMax: values.PORTAL_REQUESTS_MAX,
    requestsWaitingMax: values.PORTAL_REQUESTS_WAITING_MAX,
    databasePoolMax: values.PORTAL_DATABASE_POOL_MAX,
    transactionTimeoutMs: values.PORTAL_TRANSACTION_TIMEOUT_MS,
    intakeQueueMax: values.PORTAL_INTAKE_QUEUE_MAX,
    intakeQueueTimeoutMs: values.PORTAL_INTAKE_QUEUE_TIMEOUT_MS,
    mailFrom: values.PORTAL_MAIL_FROM ?? `Help center <no-reply@${new URL(publicUrl).hostname}>`,
    chromiumPath: values.PORTAL_CHROMIUM_PATH,
  };
});

/** The name of every variable that the portal reads. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

/** Reads the environment once and whole: every wrong variable is in the one {@link SettingsError}. */
export function readSettings(environment: Environment = process.env): Settings {
  // `SMTP_URL=` in an .env file means "not set".
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(present);
  const unknown = unknownNames(present);
  if (parsed.success && unknown.length === 0) return parsed.data;

  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`) ?? [];
  throw new SettingsError([...unknown, ...wrong]);
}

function unknownNames(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith("PORTAL_") && !settingNames.includes(name))
    .map((name) => `${name} is not a setting of the portal; .env.example lists them all.`);
}

function modeSettings(values: Variables, publicUrl: string, report: Report): ModeSettings {
  const mode = values.PORTAL_MODE ?? (isLocal(publicUrl) ? "development" : "production");
  const smtpUrl = values.SMTP_URL;
  if (mode === "development") return { mode, isDevelopment: true, smtpUrl };

  if (!publicUrl.startsWith("https:")) report("PORTAL_PUBLIC_URL", `must be an https address ${inProduction}`);
  if (smtpUrl === undefined) return report("SMTP_URL", `must be set ${inProduction}`);
  return { mode, isDevelopment: false, smtpUrl };
}

const inProduction = "in production (PORTAL_MODE=development runs a trial without it)";

function isLocal(publicUrl: string): boolean {
  return /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^\[::1\]$/.test(new URL(publicUrl).hostname);
}

function databaseSettings(values: Variables, report: Report): DatabaseSettings {
  const { OWNER_DATABASE_URL: ownerUrl, DATABASE_URL: webUrl, INTAKE_DATABASE_URL: intakeUrl } = values;
  if (ownerUrl === undefined && webUrl === undefined && intakeUrl === undefined) {
    return { kind: "embedded", port: values.PORTAL_PG_PORT };
  }
  if (webUrl === undefined) report("DATABASE_URL", togetherWith("INTAKE_DATABASE_URL"));
  if (intakeUrl === undefined) return report("INTAKE_DATABASE_URL", togetherWith("DATABASE_URL"));
  return { kind: "external", webUrl, intakeUrl, ownerUrl };
}

function fileStoreSettings(values: Variables, report: Report): FileStoreSettings {
  const {
    PORTAL_S3_BUCKET: bucket,
    PORTAL_S3_ACCESS_KEY_ID: accessKeyId,
    PORTAL_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = values;
  if (bucket === undefined) return { kind: "local" };
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    report("PORTAL_S3_SECRET_ACCESS_KEY", "must be set together with PORTAL_S3_ACCESS_KEY_ID, or neither");
  }
  return {
    kind: "s3",
    bucket,
    endpoint: values.PORTAL_S3_ENDPOINT,
    region: values.PORTAL_S3_REGION,
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey },
    forcePathStyle: values.PORTAL_S3_FORCE_PATH_STYLE,
  };
}

function scannerSettings(values: Variables): ScannerSettings | undefined {
  const { PORTAL_CLAMD_HOST: host, PORTAL_CLAMD_PORT: port, PORTAL_CLAMD_TIMEOUT_MS: timeoutMs } = values;
  if (host === undefined) return undefined;
  return host.startsWith("/") ? { socketPath: host, timeoutMs } : { host, port, timeoutMs };
}

function togetherWith(other: string): string {
  return `must be set together with ${other}, or neither for the embedded PostgreSQL`;
}

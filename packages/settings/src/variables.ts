import { z } from "zod";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const modes = ["development", "production"] as const;

function wholeNumber(smallest: number, largest: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= smallest && Number(text) <= largest, {
      error: `must be a whole number from ${smallest} to ${largest}`,
    })
    .transform(Number);
}

function oneOf<const Choices extends readonly string[]>(choices: Choices) {
  return z.enum(choices, { error: `must be one of ${choices.join(", ")}` });
}

function urlWith(protocols: readonly string[], example: string) {
  return z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ""), {
    error: `must be an address like ${example}`,
  });
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && `${url.origin}/` === url.href;
}

// A bare host is enough after the @: the default sender of a development portal is at localhost.
const mailbox = /^(?:[^<>@"\r\n]*<[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/;

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const flags = ["true", "false"] as const;

const postgresUrl = urlWith(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/database");

/** What each environment variable may hold, by its name; .env.example says what each is for. */
export const variables = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  PORTAL_PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: "must be an http or https address without a path, like https://help.example.com" })
    .transform((text) => new URL(text).origin)
    .optional(),
  PORTAL_MODE: oneOf(modes).optional(),
  PORTAL_LOG_LEVEL: oneOf(logLevels).default("info"),
  PORTAL_METRICS_TOKEN: z.string().min(16, { error: "must have at least 16 characters" }).optional(),
  PORTAL_LIMITS_SCALE: z
    .string()
    .refine((text) => /^\d{1,6}(\.\d{1,6})?$/.test(text) && Number(text) > 0, { error: "must be a number above 0" })
    .transform(Number)
    .default(1),
  PORTAL_TRUSTED_PROXY_HOPS: wholeNumber(0, 20).default(0),
  PORTAL_DATA_DIR: z.string().default(".data"),
  PORTAL_PG_PORT: wholeNumber(1, 65_535).default(54_329),
  OWNER_DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  INTAKE_DATABASE_URL: postgresUrl.optional(),
  PORTAL_REQUESTS_MAX: wholeNumber(1, 100_000).default(32),
  PORTAL_REQUESTS_WAITING_MAX: wholeNumber(0, 100_000).default(256),
  PORTAL_DATABASE_POOL_MAX: wholeNumber(1, 1000).default(10),
  PORTAL_TRANSACTION_TIMEOUT_MS: wholeNumber(100, 600_000).default(5000),
  PORTAL_INTAKE_QUEUE_MAX: wholeNumber(1, 100_000).default(512),
  PORTAL_INTAKE_QUEUE_TIMEOUT_MS: wholeNumber(100, 600_000).default(5000),
  SMTP_URL: urlWith(["smtp:", "smtps:"], "smtps://user:password@mail.example.com:465").optional(),
  PORTAL_MAIL_FROM: z
    .string()
    .regex(mailbox, { error: "must be a mail address, like Help center <no-reply@example.com>" })
    .optional(),
  PORTAL_S3_BUCKET: z.string().regex(bucketName, { error: "must be the name of a bucket" }).optional(),
  PORTAL_S3_ENDPOINT: z
    .string()
    .refine(isOrigin, { error: "must be an http or https address without a path, like https://s3.example.com" })
    .transform((text) => new URL(text).origin)
    .optional(),
  PORTAL_S3_REGION: z.string().default("us-east-1"),
  PORTAL_S3_ACCESS_KEY_ID: z.string().optional(),
  PORTAL_S3_SECRET_ACCESS_KEY: z.string().optional(),
  PORTAL_S3_FORCE_PATH_STYLE: oneOf(flags)
    .default("false")
    .transform((flag) => flag === "true"),
  PORTAL_CLAMD_HOST: z
    .string()
    .regex(/^\/|^[\w.:-]+$/, { error: "must be a host name, or the absolute path of a socket" })
    .optional(),
  PORTAL_CLAMD_PORT: wholeNumber(1, 65_535).default(3310),
  PORTAL_CLAMD_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  PORTAL_CHROMIUM_PATH: z.string().optional(),
});

/** The variables once each is valid by itself. */
export type Variables = z.infer<typeof variables>;

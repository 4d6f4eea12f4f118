import nodemailer from "nodemailer";
import type { Logger } from "pino";
import { z } from "zod";
import { deliverToFiles } from "./deliver-to-files.ts";
import { messageOf, type DeliverMail, type Mail } from "./mail.ts";
import { readSender } from "./sender.ts";

const connectTimeoutMs = 10_000;
const socketTimeoutMs = 20_000;
const maxConnections = 3;
/** Mails come singly or in bursts: a connection is worth keeping within a burst, and holds up nobody's end after it. */
const idleTimeoutMs = 1_000;

/** Sends mail. */
export interface Mailer {
  /** Resolves when the mail is handed over; rejects with what {@link describeMailFailure} puts into loggable words. */
  send(mail: Mail): Promise<void>;
  /** Waits for every mail under way, sent or failed; the end of a process waits for this. */
  drain(): Promise<void>;
}

/** Where mail goes: an SMTP server, or files in `<dataDir>/mails` without one. */
export interface MailSettings {
  smtpUrl: string | undefined;
  dataDir: string;
  /** `Name <address>` or an address. */
  mailFrom: string;
}

/** Makes the process's mailer. */
export function createMailer({ smtpUrl, dataDir, mailFrom }: MailSettings, logger: Logger): Mailer {
  const deliver = smtpUrl === undefined ? deliverToFiles(dataDir) : deliverBySmtp(smtpUrl, logger);
  const sender = readSender(mailFrom);
  const underWay = new Set<Promise<void>>();
  return {
    async send(mail) {
      const delivery = deliver(messageOf(mail, sender));
      underWay.add(delivery);
      await delivery.finally(() => underWay.delete(delivery));
    },
    async drain() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

const failureSchema = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
});

/** What a log may say of a mail that failed: the server's own words can repeat the address. */
export function describeMailFailure(error: unknown): { code: string; smtpStatus: number | null } {
  const failure = failureSchema.safeParse(error).data;
  return { code: failure?.code ?? "unknown", smtpStatus: failure?.responseCode ?? null };
}

/** Certificates are verified, and a password never crosses an open connection; the query of the URL can say otherwise. */
function deliverBySmtp(smtpUrl: string, logger: Logger): DeliverMail {
  const transporter = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections,
    idleTimeout: idleTimeoutMs,
    requireTLS: new URL(smtpUrl).password !== "",
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
    dnsTimeout: connectTimeoutMs,
  });
  // An error of an idle connection belongs to no mail; without a listener it would end the process.
  transporter.on("error", (error) => logger.warn(describeMailFailure(error), "mail connection failed"));
  return async (message) => {
    await transporter.sendMail(message);
  };
}

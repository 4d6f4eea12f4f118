import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { buffer } from "node:stream/consumers";

/** A mail as the server took it. */
export interface ReceivedMail {
  recipients: string[];
  isEncrypted: boolean;
  /** Every byte of it. */
  source: Buffer;
  mail: ParsedMail;
}

/** A mail server in this process, and what it received. */
export interface MailServer extends AsyncDisposable {
  received: ReceivedMail[];
  port: number;
}

/** Starts one on a free port. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    logger: false,
    onData(stream, { envelope, secure }, done) {
      const keep = async () => {
        const source = await buffer(stream);
        const recipients = envelope.rcptTo.map(({ address }) => address);
        received.push({ recipients, isEncrypted: secure, source, mail: await simpleParser(source) });
      };
      keep().then(() => done(), done);
    },
    ...options,
  });
  // A client that hangs up over a certificate is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    received,
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

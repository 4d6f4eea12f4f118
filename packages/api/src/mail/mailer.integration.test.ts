import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeSignInMail } from "../identity/write-sign-in-mail.ts";
import { listMails } from "./list-mails.ts";
import { createMailer, describeMailFailure, type Mailer } from "./mailer.ts";
import { startMailServer } from "./testing/mail-server.ts";

const logger = pino({ level: "silent" });
const mailFrom = "Help center <no-reply@help.example.com>";
const url = `https://help.example.com/acme/sign-in/confirm?token=${"A-_9".repeat(16)}`;
const signInMail = writeSignInMail({ tenantName: "Ärger & Söhne", email: "ada@example.com", url, language: "en" });

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "portal-mail-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

function mailerFor(smtpUrl: string | undefined): Mailer {
  return createMailer({ smtpUrl, dataDir, mailFrom }, logger);
}

function checkSignInMail(mail: ParsedMail): void {
  expect(mail.subject).toBe("Sign in to Ärger & Söhne");
  expect(mail.from?.value).toEqual([{ name: "Ärger & Söhne", address: "no-reply@help.example.com" }]);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.text).toContain(url);
  expect(mail.html).toContain(`href="${url}"`);
  expect(mail.attachments).toEqual([]);
}

describe("with a mail server", () => {
  it("hands over one mail to one address, with both parts and the link whole", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    const mailer = mailerFor(`smtp://127.0.0.1:${String(server.port)}`);

    await mailer.send(signInMail);
    await mailer.drain();

    expect(server.received).toMatchObject([{ recipients: ["ada@example.com"] }]);
    for (const { mail } of server.received) checkSignInMail(mail);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("parses nothing in an address or a name into further recipients or headers", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    const mailer = mailerFor(`smtp://127.0.0.1:${String(server.port)}`);
    const senderName = 'Eve" <eve@example.com>, \r\nBcc: eve@example.com\r\nX-Injected: yes';

    await mailer.send({ ...signInMail, senderName, subject: senderName });
    await mailer.drain();

    expect(server.received).toMatchObject([{ recipients: ["ada@example.com"] }]);
    const [first] = server.received;
    expect(first?.mail.from?.value.map(({ address }) => address)).toEqual(["no-reply@help.example.com"]);
    expect(first?.mail.headers.has("x-injected")).toBe(false);
    expect(first?.mail.headers.has("bcc")).toBe(false);
  });

  it("trusts no certificate that nobody vouches for", async () => {
    await using server = await startMailServer();
    const mailer = mailerFor(`smtp://127.0.0.1:${String(server.port)}`);

    await expect(mailer.send(signInMail)).rejects.toThrow();
    await mailer.drain();
    expect(server.received).toEqual([]);
  });

  it("sends no password over an open connection", async () => {
    const passwords: unknown[] = [];
    await using server = await startMailServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        passwords.push(auth.password);
        done(null, { user: "portal" });
      },
    });
    const mailer = mailerFor(`smtp://portal:secret@127.0.0.1:${String(server.port)}`);

    await expect(mailer.send(signInMail)).rejects.toMatchObject({ code: "ETLS" });
    await mailer.drain();
    expect(passwords).toEqual([]);
  });

  it("says what failed without the address that the server quotes", async () => {
    await using server = await startMailServer({
      disabledCommands: ["STARTTLS"],
      onRcptTo({ address }, _session, done) {
        done(Object.assign(new Error(`No such user: ${address}`), { responseCode: 550 }));
      },
    });
    const mailer = mailerFor(`smtp://127.0.0.1:${String(server.port)}`);

    const failure = await mailer.send(signInMail).then(
      () => null,
      (error: unknown) => error,
    );
    await mailer.drain();

    expect(describeMailFailure(failure)).toEqual({ code: "EENVELOPE", smtpStatus: 550 });
  });

  it("is not waited for at the end longer than a mail is under way", async () => {
    await using server = await startMailServer({ disabledCommands: ["STARTTLS"] });
    const mailer = mailerFor(`smtp://127.0.0.1:${String(server.port)}`);
    const mails = Array.from({ length: 5 }, () => mailer.send(signInMail));

    await mailer.drain();

    expect(server.received).toHaveLength(5);
    await Promise.all(mails);
  });

  it("that is away fails the mail and nothing else", async () => {
    const mailer = mailerFor("smtp://127.0.0.1:1");

    const failure = await mailer.send(signInMail).catch((error: unknown) => error);
    await mailer.drain();

    expect(describeMailFailure(failure).code).toBe("ESOCKET");
  });
});

describe("without a mail server", () => {
  it("keeps each mail as a file that a mail program opens, for its owner alone", async () => {
    const mailer = mailerFor(undefined);

    await mailer.send(signInMail);
    await mailer.drain();

    const folder = join(dataDir, "mails");
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual([expect.stringMatching(/\.eml$/u), expect.stringMatching(/\.json$/u)]);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const eml = names.find((name) => name.endsWith(".eml")) ?? "";
    checkSignInMail(await simpleParser(await readFile(join(folder, eml))));
  });

  it("lists what was kept, newest first, and no more than asked for", async () => {
    const mailer = mailerFor(undefined);
    expect(await listMails(dataDir)).toEqual([]);
    for (const to of ["first@example.com", "second@example.com", "third@example.com"]) {
      await mailer.send({ ...signInMail, to });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }

    const mails = await listMails(dataDir, 2);

    expect(mails.map(({ to }) => to)).toEqual(["third@example.com", "second@example.com"]);
    expect(mails[0]?.text).toContain(url);
  });
});

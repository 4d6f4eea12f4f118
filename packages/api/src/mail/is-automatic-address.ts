import { withoutTag } from "./hash-address.ts";

/** Mailboxes of mail systems and of machines: nobody reads them, or everybody does, or they answer. */
const automaticNames = new Set([
  ...["postmaster", "mailer-daemon", "mailerdaemon", "maildaemon", "mail-daemon", "daemon", "abuse"],
  ...["noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "do.not.reply"],
  ...["dontreply", "dont-reply", "nobody", "null", "devnull", "dev-null"],
  ...["bounce", "bounces", "mail-bounces", "autoreply", "auto-reply", "autoresponder", "auto-responder"],
  ...["majordomo", "listserv", "listproc", "mailman", "sympa"],
]);

/** What programs write before the `@`: list administration, return paths of lists (VERP, SRS, BATV), and senders that never read. */
const automaticForms = [
  /^(?:owner|request|bounces?|errors?)[-+=.]/u,
  /-(?:request|owner|bounces?|errors?|confirm|join|leave|subscribe|unsubscribe)$/u,
  /^(?:no-?reply|do-?not-?reply)[-_.+]/u,
  /[-_.](?:no-?reply|donotreply|do-not-reply)$/u,
  /=[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u,
  /^srs[01][=+-]/u,
  /^(?:ms)?prvs1?=/u,
];

/**
 * Tells whether an address is a mail system's, a list's or a machine's rather than somebody's (RFC 2142 § 5 and 6, RFC 3834 § 2).
 * `info@`, `support@`, `sales@` and `webmaster@` are not among them: in small companies people write from these.
 *
 * @param email a canonical address
 */
export function isAutomaticAddress(email: string): boolean {
  // A return path may hold the plus that would make a tag of the rest of it, so both readings count.
  return [email, withoutTag(email)].some((address) => {
    const localPart = address.slice(0, address.lastIndexOf("@"));
    return automaticNames.has(localPart) || automaticForms.some((form) => form.test(localPart));
  });
}

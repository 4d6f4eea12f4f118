/** The mailbox behind a canonical address: what stands after a `+` tells its owner's mails apart, and nobody's mailboxes. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const [local = ""] = email.slice(0, at).split("+");
  // An address that begins with a + has no name before it to go by.
  return local === "" ? email : `${local}${email.slice(at)}`;
}

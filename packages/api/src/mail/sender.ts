/** A mailbox and the name in front of it. */
export interface Sender {
  name: string;
  address: string;
}

/** Reads the `PORTAL_MAIL_FROM` setting, whose form the settings have checked: `Name <address>` or an address alone. */
export function readSender(mailFrom: string): Sender {
  const [, name, address] = /^([^<>]*)<([^<>]+)>$/u.exec(mailFrom) ?? [];
  return { name: name?.trim() ?? "", address: address ?? mailFrom };
}

const address = /(https?:\/\/\S+)/u;

/** The text part of a mail with its addresses as links, as a mail program shows it. */
export function MailText({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n{2,}/u)
    .map((paragraph) => <p key={paragraph}>{paragraph.split(address).map(linkIfAddress)}</p>);
}

function linkIfAddress(part: string) {
  return address.test(part) ? (
    <a key={part} href={part}>
      {part}
    </a>
  ) : (
    part
  );
}

/** A statement as it was sent, and its parameters as text; binary ones as `\x…`. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: readonly (string | null)[];
}

interface Read {
  readonly statements: SentStatement[];
  readonly roundTrips: 0 | 1;
}

interface Understood {
  readonly statements: SentStatement[];
  readonly isWaitedFor: boolean;
}

const lengthBytes = 4;

/**
 * Reads what one client says to PostgreSQL (its documentation, "Message Formats"). A Query or a Sync is answered with
 * ReadyForQuery, which is what a driver waits for; those that come at once are waited for at once, and are one round trip.
 */
export class FrontendReader {
  #unread: Buffer = Buffer.alloc(0);
  #hasStarted = false;
  readonly #textOf = new Map<string, string>();

  read(chunk: Uint8Array): Read {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    const found: Understood[] = [];
    for (let message = this.#next(); message !== null; message = this.#next()) found.push(this.#understand(message));
    return {
      statements: found.flatMap(({ statements }) => statements),
      roundTrips: found.some(({ isWaitedFor }) => isWaitedFor) ? 1 : 0,
    };
  }

  /** The first message, alone, has no letter in front that says what it is. */
  #next(): { kind: string; body: Buffer } | null {
    const start = this.#hasStarted ? 1 : 0;
    if (this.#unread.length < start + lengthBytes) return null;
    const end = start + this.#unread.readInt32BE(start);
    if (this.#unread.length < end) return null;
    const kind = this.#hasStarted ? this.#unread.toString("latin1", 0, 1) : "startup";
    const body = this.#unread.subarray(start + lengthBytes, end);
    this.#unread = this.#unread.subarray(end);
    this.#hasStarted = true;
    return { kind, body };
  }

  #understand({ kind, body }: { kind: string; body: Buffer }): Understood {
    const fields = new Fields(body);
    switch (kind) {
      case "Q":
        return { statements: [{ text: fields.text(), parameters: [] }], isWaitedFor: true };
      case "P":
        this.#textOf.set(fields.text(), fields.text());
        return { statements: [], isWaitedFor: false };
      case "B":
        return { statements: [this.#readBind(fields)], isWaitedFor: false };
      case "S":
        return { statements: [], isWaitedFor: true };
      default:
        return { statements: [], isWaitedFor: false };
    }
  }

  #readBind(fields: Fields): SentStatement {
    fields.text();
    const text = this.#textOf.get(fields.text()) ?? "";
    const formats = Array.from({ length: fields.int16() }, () => fields.int16());
    const parameters = Array.from({ length: fields.int16() }, (_, index) => {
      const bytes = fields.bytes();
      // One format stands for all; none means text.
      const isBinary = (formats.length === 1 ? formats[0] : formats[index]) === 1;
      return bytes === null ? null : isBinary ? `\\x${bytes.toString("hex")}` : bytes.toString("utf8");
    });
    return { text, parameters };
  }
}

/** The fields of one message, one after another. */
class Fields {
  readonly #body: Buffer;
  #place = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  text(): string {
    const end = this.#body.indexOf(0, this.#place);
    const read = this.#body.toString("utf8", this.#place, end);
    this.#place = end + 1;
    return read;
  }

  int16(): number {
    this.#place += 2;
    return this.#body.readInt16BE(this.#place - 2);
  }

  /** `null` has the length -1. */
  bytes(): Buffer | null {
    const length = this.#body.readInt32BE(this.#place);
    this.#place += lengthBytes;
    if (length < 0) return null;
    this.#place += length;
    return this.#body.subarray(this.#place - length, this.#place);
  }
}

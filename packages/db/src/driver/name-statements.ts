import { createHash } from "node:crypto";
import { statementText, type Wrapper } from "./wrap-query.ts";

/** Those whose text is made anew for every use, such as lists of values, are not worth remembering. */
const namesMax = 500;

/** What begins and ends transactions has no plan. */
const planless = /^\s*(?:begin|commit|rollback|savepoint|release)\b/iu;

const names = new Map<string, string>();

/**
 * Gives statements a name, by which PostgreSQL knows a statement again and neither reads nor plans it anew: about a third of its work for a
 * submission (decision 093).
 *
 * @param keepsPlans whether the server at the other end keeps what it was told
 */
export function nameStatements(keepsPlans: () => boolean): Wrapper {
  return (send) => (args) => {
    const [query, ...rest] = args;
    const isNameable = keepsPlans() && typeof query === "object" && query !== null;
    const name = isNameable ? nameOf(statementText(args)) : undefined;
    return name === undefined ? send(args) : send([Object.assign({}, query, { name }), ...rest]);
  };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || text === "" || planless.test(text) || names.size >= namesMax) return known;
  // Of the text, not of a count: PostgreSQL's log then says the same name for the same statement, whichever process has sent it.
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  names.set(text, name);
  return name;
}

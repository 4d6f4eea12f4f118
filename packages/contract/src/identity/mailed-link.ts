import { z } from "zod";
import { singleLineText } from "../text/text.ts";
import { displayIdPattern } from "../conversation/display-id.ts";

/** What the buttons behind the links of a confirmation mail send. */
export const mailedLinkInputSchema = z.strictObject({
  token: singleLineText({ minCharacters: 1, maxCharacters: 256 }),
});

/** The answer to a link that proved a mailbox: the request that is confirmed now. */
export const provedMailboxSchema = z.strictObject({ display_id: z.string().regex(displayIdPattern) });
export type ProvedMailbox = z.infer<typeof provedMailboxSchema>;

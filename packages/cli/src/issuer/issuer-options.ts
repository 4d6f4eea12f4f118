import { asymmetricAlgorithms } from "@portal/api/operator";
import { singleLineText } from "@portal/contract";
import { z } from "zod";

const claimText = singleLineText({ minCharacters: 1, maxCharacters: 500 });

/** What an issuer's tokens say in `iss`. */
export const issuerOption = claimText;
/** What its tokens say in `aud`. */
export const audienceOption = claimText;

/** What it signs with. There is no default: a wrong one would only show when its first token is refused. */
export const algorithmsOption = z.array(
  z.string().refine((name) => asymmetricAlgorithms.includes(name), {
    error: `should be one of ${asymmetricAlgorithms.join(", ")}`,
  }),
);

/** Where it publishes its keys. */
export const jwksUrlOption = z.string().refine((text) => /^https?:$/u.test(URL.parse(text)?.protocol ?? ""), {
  error: "should be an address such as https://id.example.com/jwks.json",
});

import { Option } from "commander";
import { createCommand, createNoun } from "../command/create-command.ts";
import { addTo } from "../command/repeated-option.ts";

const add = createCommand("add", {
  summary: "Accept the end-user tokens of an outside issuer for one tenant",
  needs:
    "--tenant <slug> --issuer <text> --audience <text> --algorithm <name> (--jwks-url <address> | --jwks-file <path>)",
  examples: [
    "issuer add --tenant acme --issuer https://id.acme.example --audience help-center --algorithm RS256 --jwks-url https://id.acme.example/jwks.json",
    "issuer add --tenant acme --issuer acme-app --audience help-center --jwks-file keys.json --algorithm EdDSA",
  ],
  run: async (options) => (await import("./add-issuer.ts")).addIssuer(options),
})
  .option("--tenant <slug>", "the tenant whose people it vouches for")
  .option("--issuer <text>", "what its tokens say in iss")
  .option("--audience <text>", "what its tokens say in aud")
  .addOption(new Option("--jwks-url <address>", "where it publishes its public keys").conflicts("jwksFile"))
  .option("--jwks-file <path>", "its public keys, as a JWK set in a file")
  .option("--algorithm <name>", "an algorithm that it signs with, such as ES256; repeat it for more", addTo);

const list = createCommand("list", {
  summary: "List the outside issuers whose tokens a tenant accepts",
  needs: "--tenant <slug>",
  examples: ["issuer list --tenant acme"],
  run: async (options) => (await import("./list-issuers.ts")).listIssuers(options),
}).option("--tenant <slug>", "whose issuers");

const remove = createCommand("remove", {
  summary: "Stop accepting an issuer's tokens for a tenant, those that were issued too",
  needs: "--tenant <slug> --issuer <text>",
  examples: ["issuer remove --tenant acme --issuer https://id.acme.example"],
  run: async (options) => (await import("./remove-issuer.ts")).removeIssuer(options),
})
  .option("--tenant <slug>", "whose issuer")
  .option("--issuer <text>", "what its tokens say in iss");

/** `portal issuer` */
export const issuerCommand = createNoun("issuer", "Look after the outside issuers whose tokens a tenant accepts", [
  add,
  list,
  remove,
]);

import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Refusal } from "../command/refusal.ts";

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.enum(["EC", "OKP", "RSA"]) })).min(1) });

/** Members that only a private or a shared key has. */
const secretMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/** A set of public keys, as it is registered. */
export type PublicKeySet = z.infer<typeof jwksSchema>;

/**
 * Reads an issuer's public keys. A file with a private key in it is refused rather than stored: nobody should have been given it.
 *
 * @throws Refusal `notFound`, `wrongUsage`
 */
export async function readKeyFile(path: string): Promise<PublicKeySet> {
  const parsed = jwksSchema.safeParse(parseJson(await readText(path)));
  if (!parsed.success) throw refuse('should name a JWK set of public keys: {"keys":[{"kty":"EC", …}]}');
  const { keys } = parsed.data;
  if (keys.some((key) => secretMembers.some((member) => member in key))) {
    throw refuse("names a file with a private key in it; take the public half");
  }
  if (!keys.every(isPublicKey)) throw refuse("names a file with a key in it that cannot be read");
  return { keys };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Refusal("notFound", `--jwks-file names a file that cannot be read.`, { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPublicKey(key: PublicKeySet["keys"][number]): boolean {
  try {
    return createPublicKey({ key, format: "jwk" }).type === "public";
  } catch {
    return false;
  }
}

function refuse(what: string): Refusal {
  return new Refusal("wrongUsage", `--jwks-file ${what}.`);
}

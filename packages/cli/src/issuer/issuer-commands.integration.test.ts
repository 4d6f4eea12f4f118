import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../testing/create-test-portal.ts";

const add = ["issuer", "add", "--tenant", "acme", "--issuer", "https://id.example", "--audience", "help-center"];
const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal[Symbol.asyncDispose]());

async function keyFile(content: unknown): Promise<string> {
  const path = join(portal.dataDir, "issuer-keys.json");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("portal issuer", () => {
  it("adds, lists and removes an issuer of one tenant", async () => {
    const jwksUrl = "https://id.example/jwks.json";
    const added = await portal.run(...add, "--algorithm", "ES256", "--algorithm", "RS256", "--jwks-url", jwksUrl);
    const again = await portal.run(...add, "--algorithm", "ES256", "--jwks-url", jwksUrl);
    const listed = await portal.run("issuer", "list", "--tenant", "acme", "--json");
    const elsewhere = await portal.run("issuer", "list", "--tenant", "globex");
    const removed = await portal.run("issuer", "remove", "--tenant", "acme", "--issuer", "https://id.example");
    const gone = await portal.run("issuer", "remove", "--tenant", "acme", "--issuer", "https://id.example");

    expect(added).toMatchObject({
      stdout: "Tenant acme accepts tokens of https://id.example from now on.\n",
      exitCode: 0,
    });
    expect(again).toEqual({ stdout: "", stderr: "The tenant has this issuer already.\n", exitCode: 4 });
    expect(JSON.parse(listed.stdout)).toMatchObject({
      issuer: "https://id.example",
      audience: "help-center",
      algorithms: ["ES256", "RS256"],
      jwks_url: jwksUrl,
      jwks: null,
    });
    expect(elsewhere.stdout).toBe("The tenant accepts no tokens but the portal's own.\n");
    expect(removed.exitCode).toBe(0);
    expect(gone.exitCode).toBe(3);
  });

  it("takes public keys from a file", async () => {
    const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "1" }];

    const { exitCode } = await portal.run(...add, "--algorithm", "ES256", "--jwks-file", await keyFile({ keys }));

    expect(exitCode).toBe(0);
    const { rows } = await portal.testDatabase.inspect.query("select jwks from token_issuers");
    expect(rows).toEqual([{ jwks: { keys } }]);
  });

  it.each([
    ["a private key", { keys: [privateKey.export({ format: "jwk" })] }, "with a private key in it"],
    ["a shared secret", { keys: [{ kty: "oct", k: "c2VjcmV0" }] }, "a JWK set of public keys"],
    ["no key", { keys: [] }, "a JWK set of public keys"],
    ["a broken key", { keys: [{ kty: "EC", crv: "P-256", x: "AA", y: "AA" }] }, "a key in it that cannot be read"],
    ["something else", "-----BEGIN PUBLIC KEY-----", "a JWK set of public keys"],
  ])("does not store a file with %s", async (_, content, complaint) => {
    const path = await keyFile(content);

    const { stderr, exitCode } = await portal.run(...add, "--algorithm", "ES256", "--jwks-file", path);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^--jwks-file .*\.\n$/);
    expect(stderr).toContain(complaint);
  });

  it.each([
    [["--algorithm", "HS256", "--jwks-url", "https://id.example/jwks"], /^--algorithm should be one of ES256, /],
    [["--jwks-url", "https://id.example/jwks"], /^--algorithm is required\.$/],
    [["--algorithm", "ES256"], /^--jwks-url or --jwks-file is required\.$/],
    [["--algorithm", "ES256", "--jwks-url", "file:///etc/passwd"], /^--jwks-url should be an address such as /],
  ])("refuses %j", async (args, complaint) => {
    const { stderr, exitCode } = await portal.run(...add, ...args);

    expect(exitCode).toBe(2);
    expect(stderr.trim()).toMatch(complaint);
  });

  it("does not register the portal itself", async () => {
    const own = ["issuer", "add", "--tenant", "acme", "--issuer", "http://localhost:3000", "--audience", "help-center"];

    const { stderr, exitCode } = await portal.run(
      ...own,
      "--algorithm",
      "ES256",
      "--jwks-url",
      "http://localhost:3000/jwks",
    );

    expect(exitCode).toBe(4);
    expect(stderr).toContain("is the portal itself");
  });
});

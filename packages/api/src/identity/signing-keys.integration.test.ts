import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { issueAccessToken } from "./issue-access-token.ts";
import { createKeyFile, generateKey } from "./key-file.ts";
import { listSigningKeys } from "./list-signing-keys.ts";
import { verifyOwnToken } from "./own-token.ts";
import { rotateSigningKeys } from "./rotate-signing-keys.ts";
import { loadSigningKeys, type SigningKeys } from "./signing-keys.ts";

let dataDir: string;
let path: string;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), "portal-keys-")), "data");
  path = join(dataDir, "signing-keys.json");
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(join(dataDir, ".."), { recursive: true });
});

const contact = {
  tenantId: "11111111-1111-4111-8111-111111111111",
  requesterId: "0190a5c2-7b1e-7cc3-9d5a-3c8f1f0f3a11",
  email: "ada@example.com",
  name: "Ada Lovelace",
};

function tokensOf(signingKeys: SigningKeys) {
  const services = { signingKeys, publicUrl: new URL("http://localhost:3000"), logger: pino({ level: "silent" }) };
  return {
    issue: (expiresInSeconds?: number) => issueAccessToken(services, contact, expiresInSeconds),
    verify: (token: string) => verifyOwnToken(services, { token, kind: "access" }),
  };
}

function passSeconds(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

async function kidsOf(keys: SigningKeys): Promise<string[]> {
  return (await keys.publicJwks()).keys.map(({ kid }) => kid);
}

describe("the key file", () => {
  it("is made once, by whichever of many processes is first, for its owner alone", async () => {
    const processes = await Promise.all(Array.from({ length: 20 }, () => loadSigningKeys({ dataDir })));

    const kids = new Set((await Promise.all(processes.map(kidsOf))).flat());
    expect(kids.size).toBe(1);
    expect([...kids][0]).toMatch(/^[\w-]{1,64}$/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(["signing-keys.json"]);
  });

  it("of a process that was first is not replaced by one that was slower", async () => {
    const [first, second] = [await generateKey(), await generateKey()];

    await createKeyFile(dataDir, [first]);
    await createKeyFile(dataDir, [second]);

    expect(await kidsOf(await loadSigningKeys({ dataDir }))).toEqual([first.kid]);
  });

  it("gives the same keys to the next process", async () => {
    const token = await tokensOf(await loadSigningKeys({ dataDir })).issue();

    const next = await loadSigningKeys({ dataDir });

    expect((await tokensOf(next).verify(token)).contact).toEqual(contact);
  });

  it.each(["", "{}", '{"keys":[]}', '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}', "secret-text"])(
    "that is broken stops the start, without a word of it: %j",
    async (content) => {
      await loadSigningKeys({ dataDir });
      await writeFile(path, content);

      const loading = loadSigningKeys({ dataDir });

      await expect(loading).rejects.toThrow("The signing keys are not a set of private ES256 keys in JWK form");
    },
  );

  it("that is lost or broken under a running process leaves that its keys", async () => {
    const { issue, verify } = tokensOf(await loadSigningKeys({ dataDir }));
    const token = await issue();
    const noPoint = { ...(await generateKey()), x: "A".repeat(43) };
    const spoilers = [
      () => writeFile(path, "{"),
      () => writeFile(path, JSON.stringify({ keys: [noPoint] })),
      () => rm(path),
    ];
    for (const spoil of spoilers) {
      await spoil();
      passSeconds(6);

      expect((await verify(token)).contact).toEqual(contact);
      expect((await verify(await issue())).contact).toEqual(contact);
    }
  });

  it("can be brought by the environment instead, and is then not made", async () => {
    await loadSigningKeys({ dataDir });
    const fromEnvironment = await readFile(path, "utf8");
    await rm(path);

    const keys = await loadSigningKeys({ dataDir, fromEnvironment });

    expect(await kidsOf(keys)).toHaveLength(1);
    await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(loadSigningKeys({ dataDir, fromEnvironment: "nonsense" })).rejects.toThrow("not a set of private");
  });
});

describe("rotation", () => {
  it("signs nobody out: at every moment every process takes what another one has signed", async () => {
    const processes = [await loadSigningKeys({ dataDir }), await loadSigningKeys({ dataDir })].map(tokensOf);
    await rotateSigningKeys({ dataDir });

    for (let second = 0; second < 60; second += 1) {
      const tokens = await Promise.all(processes.map(({ issue }) => issue()));
      for (const { verify } of processes) {
        for (const token of tokens) expect((await verify(token)).contact).toEqual(contact);
      }
      passSeconds(1);
    }
  });

  it("publishes a new key within seconds, and signs with it half a minute later", async () => {
    const keys = await loadSigningKeys({ dataDir });
    const { kid: first } = await keys.currentKey();
    const [second] = await rotateSigningKeys({ dataDir });

    passSeconds(6);
    expect(await kidsOf(keys)).toEqual([second, first]);
    expect((await keys.currentKey()).kid).toBe(first);
    passSeconds(30);
    expect((await keys.currentKey()).kid).toBe(second);
    expect(await listSigningKeys({ dataDir })).toMatchObject([
      { kid: second, isSigning: true },
      { kid: first, isSigning: false },
    ]);
  });

  it("keeps a key as long as a token of its can be valid, and not for ever", async () => {
    const { issue, verify } = tokensOf(await loadSigningKeys({ dataDir }));
    const [second, first] = await rotateSigningKeys({ dataDir });
    const longest = await issue(86_400);

    passSeconds(86_400);
    expect(await rotateSigningKeys({ dataDir })).toEqual([expect.any(String), second, first]);
    expect((await verify(longest)).contact).toEqual(contact);
    passSeconds(91);
    const kids = await rotateSigningKeys({ dataDir });
    expect(kids).not.toContain(first);
    expect(kids).toContain(second);
  });

  it("makes the first key of an install that has none, for its owner alone", async () => {
    const kids = await rotateSigningKeys({ dataDir });
    await rotateSigningKeys({ dataDir });

    expect(await kidsOf(await loadSigningKeys({ dataDir }))).toContain(kids[0]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe("what is published", () => {
  it("has the public members and nothing else", async () => {
    const { keys } = await (await loadSigningKeys({ dataDir })).publicJwks();

    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
    expect(keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  });

  it("gives no hint at the derived secrets, which are alike in every process and other ones for each purpose", async () => {
    const [one, two] = [await loadSigningKeys({ dataDir }), await loadSigningKeys({ dataDir })];

    const secret = await one.deriveSecret("next-auth");

    expect(secret).toMatch(/^[0-9a-f]{64}$/u);
    expect(await two.deriveSecret("next-auth")).toBe(secret);
    expect(await one.deriveSecret("another purpose")).not.toBe(secret);
  });
});

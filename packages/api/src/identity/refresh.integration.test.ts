import { demoTenants } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearer, createIdentityWorld, tokenIn, type IdentityWorld } from "./testing/create-identity-world.ts";
import { verifyAccessToken } from "./verify-access-token.ts";

const { acme } = demoTenants;
let world: IdentityWorld;
let addressCount = 0;

beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

async function signIn(email?: string) {
  addressCount += 1;
  const address = email ?? `person-${String(addressCount)}@example.com`;
  await world.call().identity.requestSignInLink({ email: address, tenant_slug: "acme" });
  return world.call().identity.verifySignInLink({ token: tokenIn(world.mails.at(-1)) });
}

function refresh(token: string) {
  return world.call().identity.refresh({ refresh_token: token });
}

const refused = { cause: { code: "invalid_token" } };

/** Moves every use of a person's tokens into the past, beyond the time in which a retry is forgiven. */
async function waitLongEnough(contactId: string): Promise<void> {
  await world.inspect.query(
    "update refresh_tokens set created_at = created_at - interval '1 min', used_at = used_at - interval '1 min' where contact_id = $1",
    [contactId],
  );
}

describe("a refresh token", () => {
  it("gives an access token of the same person and the next refresh token", async () => {
    const first = await signIn();
    const second = await refresh(first.refresh_token);
    const third = await refresh(second.refresh_token);

    expect(third.requester).toEqual(first.requester);
    expect(new Set([first, second, third].map(({ refresh_token: token }) => token)).size).toBe(3);
    const requester = await verifyAccessToken(world.services, { token: third.access_token, tenantId: acme.id });
    expect(requester.requesterId).toBe(first.requester.requester_id);
  });

  it("is kept as a hash, and its chain ends 30 days after the sign-in", async () => {
    const { refresh_token: first, requester } = await signIn();
    const { refresh_token: second } = await refresh(first);

    const { rows } = await world.inspect.query<{ kept: string; expires_at: Date; created_at: Date }>(
      "select t::text as kept, expires_at, created_at from refresh_tokens t where contact_id = $1 order by created_at, id",
      [requester.requester_id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.expires_at).toEqual(rows[1]?.expires_at);
    expect(Number(rows[0]?.expires_at) - Number(rows[0]?.created_at)).toBeCloseTo(30 * 86_400_000, -3);
    const kept = JSON.stringify(rows);
    for (const token of [first, second]) {
      expect(token).toMatch(/^rt_[\w-]{64}$/u);
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(Buffer.from(token.slice(3), "base64url").subarray(16).toString("hex"));
    }
  });

  it("that comes back after its use ends the chain for both who hold it", async () => {
    const { refresh_token: stolen, requester } = await signIn();
    const { refresh_token: current } = await refresh(stolen);
    await waitLongEnough(requester.requester_id);

    await expect(refresh(stolen)).rejects.toMatchObject(refused);
    await expect(refresh(current)).rejects.toMatchObject(refused);
  });

  it("may come again within seconds when its answer was lost, and the lost one is void", async () => {
    const { refresh_token: sent } = await signIn();
    const { refresh_token: lost } = await refresh(sent);

    const { refresh_token: arrived } = await refresh(sent);
    const { refresh_token: next } = await refresh(arrived);

    expect(next).not.toBe(arrived);
    await expect(refresh(lost)).rejects.toMatchObject(refused);
    await expect(refresh(next)).rejects.toMatchObject(refused);
  });

  it("does not come again once the answer was used, however soon", async () => {
    const { refresh_token: stolen } = await signIn();
    const { refresh_token: second } = await refresh(stolen);
    const { refresh_token: third } = await refresh(second);

    await expect(refresh(stolen)).rejects.toMatchObject(refused);
    await expect(refresh(third)).rejects.toMatchObject(refused);
  });

  it("leaves exactly one live token when 20 send it at once", async () => {
    const { refresh_token: token, requester } = await signIn();

    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));

    const { rows } = await world.inspect.query(
      "select from refresh_tokens where contact_id = $1 and used_at is null and revoked_at is null",
      [requester.requester_id],
    );
    expect(answers).toHaveLength(20);
    expect(rows).toHaveLength(1);
  });

  it("ends with its chain after 30 days, without a word about theft", async () => {
    const { refresh_token: token, requester } = await signIn();
    await world.inspect.query(
      "update refresh_tokens set created_at = now() - interval '30 days', expires_at = now() - interval '1 s' where contact_id = $1",
      [requester.requester_id],
    );

    await expect(refresh(token)).rejects.toMatchObject(refused);
  });

  it("of a tenant that was disabled is refused", async () => {
    const { refresh_token: token } = await signIn();
    await world.inspect.query("update tenants set disabled_at = now() where slug = 'acme'");
    try {
      await expect(refresh(token)).rejects.toMatchObject(refused);
    } finally {
      await world.inspect.query("update tenants set disabled_at = null where slug = 'acme'");
    }
  });

  it.each(["nonsense", "A".repeat(64), `rt_${"A".repeat(64)}`, `rt_${"A".repeat(63)}`])(
    "is refused when it is none: %s",
    async (token) => {
      await expect(refresh(token)).rejects.toMatchObject(refused);
    },
  );

  it("is refused with the problems of its body", async () => {
    await expect(world.call().identity.refresh({ refreshToken: "x" })).rejects.toMatchObject({
      cause: {
        code: "invalid_input",
        problems: [
          { loc: ["body", "refresh_token"], type: "missing" },
          { loc: ["body", "refreshToken"], type: "extra_forbidden" },
        ],
      },
    });
  });
});

describe("logging out", () => {
  it("ends the chain of the token that is sent and no other", async () => {
    const phone = await signIn("two-devices@example.com");
    const laptop = await signIn("two-devices@example.com");

    await world.call(bearer(phone.access_token)).identity.logOut({ refresh_token: phone.refresh_token });

    await expect(refresh(phone.refresh_token)).rejects.toMatchObject(refused);
    expect((await refresh(laptop.refresh_token)).requester).toEqual(laptop.requester);
  });

  it("ends all chains of the person when none is sent", async () => {
    const phone = await signIn("all-devices@example.com");
    const laptop = await signIn("all-devices@example.com");
    const somebodyElse = await signIn();

    await world.call(bearer(phone.access_token)).identity.logOut({});

    await expect(refresh(phone.refresh_token)).rejects.toMatchObject(refused);
    await expect(refresh(laptop.refresh_token)).rejects.toMatchObject(refused);
    expect((await refresh(somebodyElse.refresh_token)).requester).toEqual(somebodyElse.requester);
  });

  it.each([
    ["somebody else's", async () => (await signIn()).refresh_token],
    ["no token at all", () => Promise.resolve("nonsense")],
  ])("with %s changes nothing", async (_, sent) => {
    const own = await signIn();
    const foreign = await sent();

    await world.call(bearer(own.access_token)).identity.logOut({ refresh_token: foreign });

    expect((await refresh(own.refresh_token)).requester).toEqual(own.requester);
    if (foreign.startsWith("rt_")) await expect(refresh(foreign)).resolves.toMatchObject({ token_type: "Bearer" });
  });

  it("takes a token, not a wish", async () => {
    for (const tenant of [{ ids: [acme.id] }, { ids: [] }]) {
      await expect(world.call({ tenant }).identity.logOut({})).rejects.toMatchObject(refused);
    }
  });
});

import { signedInSchema } from "@portal/contract";
import { demoTenants } from "@portal/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { drawId } from "@portal/db";
import { limitServices } from "../attachment/testing/file-services.ts";
import { createIdentityWorld, tokenIn, type IdentityWorld } from "./testing/create-identity-world.ts";
import { createContext, type RequestFacts } from "../context.ts";
import { createCaller } from "../index.ts";
import { verifyAccessToken } from "./verify-access-token.ts";

const { acme, globex } = demoTenants;
let world: IdentityWorld;
let addressCount = 0;

beforeAll(async () => {
  world = await createIdentityWorld();
  Object.assign(world.services, limitServices(world.services, 1));
});
afterAll(() => world.close());

const visitor: RequestFacts = {
  door: "rest",
  requestId: "test",
  clientAddress: null,
  tenant: { ids: [] },
  credentials: { kind: "none" },
};

/** An address that no other test of this file uses. */
function freshAddress(): string {
  addressCount += 1;
  return `person-${String(addressCount)}@example.com`;
}

/** Somebody at a client address that nobody else has. */
function anybody(facts: Partial<RequestFacts> = {}) {
  return world.call({ clientAddress: freshClient(), ...facts });
}

function freshClient(): string {
  addressCount += 1;
  return `2001:db8:0:${addressCount.toString(16)}::1`;
}

async function askForLink(email: string, slug = "acme"): Promise<string> {
  await anybody().identity.requestSignInLink({ email, tenant_slug: slug });
  return tokenIn(world.mails.at(-1));
}

async function contactsOf(email: string) {
  const { rows } = await world.inspect.query<{ tenant_id: string; id: string; name: string; verified_at: Date | null }>(
    "select tenant_id, id, name, verified_at from contacts where email = $1",
    [email],
  );
  return rows;
}

function mailsTo(email: string): number {
  return world.mails.filter(({ to }) => to === email).length;
}

describe("asking for a link", () => {
  it("is answered alike for a known and an unknown address, and both get a mail", async () => {
    const known = freshAddress();
    await world.call().identity.verifySignInLink({ token: await askForLink(known) });
    const unknown = freshAddress();

    const answers = [
      await anybody().identity.requestSignInLink({ email: known, tenant_slug: "acme" }),
      await anybody().identity.requestSignInLink({ email: unknown, tenant_slug: "acme" }),
    ];

    expect(answers).toEqual([{ expires_in_seconds: 900 }, { expires_in_seconds: 900 }]);
    expect(mailsTo(unknown)).toBe(1);
    expect(await contactsOf(unknown)).toEqual([]);
  });

  it("mails to the canonical address in the tenant's name, with the link to that tenant's pages", async () => {
    const email = freshAddress();
    await askForLink(` ${email.toUpperCase()} `, "globex");

    const mail = world.mails.at(-1);
    expect(mail).toMatchObject({ to: email, senderName: "Globex", subject: "Sign in to Globex" });
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/globex\/sign-in\/confirm\?token=[\w-]{64}\n/u);
  });

  it("mails in the language that was asked for, else in the tenant's", async () => {
    const subjectFor = async (acceptLanguage?: string) => {
      await world.call({ acceptLanguage }).identity.requestSignInLink({ email: freshAddress(), tenant_slug: "acme" });
      return world.mails.at(-1)?.subject;
    };

    expect(await subjectFor("fr, ja;q=0.8")).toBe("Acme へのサインイン");
    expect(await subjectFor("fr")).toBe("Sign in to Acme");
    expect(await subjectFor()).toBe("Sign in to Acme");
  });

  it("leads back to the tenant's own host when it was asked there, and to no other host", async () => {
    const linkAskedAt = async (host: string) => {
      const facts = { tenant: { ids: [], host } };
      await anybody(facts).identity.requestSignInLink({ email: freshAddress(), tenant_slug: "acme" });
      return /https?:\/\/[^/]+\S*(?=\?)/u.exec(world.mails.at(-1)?.text ?? "")?.[0];
    };

    expect(await linkAskedAt("help.acme.localhost:3000")).toBe("http://help.acme.localhost:3000/sign-in/confirm");
    expect(await linkAskedAt("acme.localhost:8080")).toBe("http://acme.localhost:3000/sign-in/confirm");
    for (const foreign of [
      "help.globex.localhost",
      "evil.example",
      "localhost:3000",
      "help.acme.localhost.evil.example",
      "",
    ]) {
      expect(await linkAskedAt(foreign)).toBe("http://localhost:3000/acme/sign-in/confirm");
    }
  });

  it("keeps nothing of the token but its hash, for 15 minutes", async () => {
    const email = freshAddress();
    const token = await askForLink(email);

    const { rows } = await world.inspect.query<{ kept: string; seconds: string }>(
      "select l::text as kept, extract(epoch from expires_at - created_at)::int as seconds from sign_in_links l where email = $1",
      [email],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.seconds).toBe(900);
    expect(rows[0]?.kept).not.toContain(token);
    expect(rows[0]?.kept).not.toContain(Buffer.from(token, "base64url").subarray(16).toString("hex"));
  });

  it("does not mail a fourth link while three are unused, and says nothing of it", async () => {
    const email = freshAddress();
    const answers = [];
    for (let count = 0; count < 5; count += 1) {
      answers.push(await anybody().identity.requestSignInLink({ email, tenant_slug: "acme" }));
    }
    await anybody().identity.requestSignInLink({ email, tenant_slug: "globex" });

    expect(answers).toEqual(Array(5).fill({ expires_in_seconds: 900 }));
    expect(world.mails.filter(({ to, senderName }) => to === email && senderName === "Acme")).toHaveLength(3);
    expect(world.mails.at(-1)).toMatchObject({ to: email, senderName: "Globex" });
  });

  it("does not mail more than three links to one address when many ask at once", async () => {
    const email = freshAddress();

    await Promise.all(
      Array.from({ length: 20 }, () => anybody().identity.requestSignInLink({ email, tenant_slug: "acme" })),
    );

    expect(mailsTo(email)).toBeGreaterThanOrEqual(1);
    expect(mailsTo(email)).toBeLessThanOrEqual(3);
  });

  it("is not waited for behind another request for the same address, which mails one anyway", async () => {
    const email = freshAddress();
    const lock = `hashtextextended('sign-in:${acme.id}:${email}', 0)`;
    await world.inspect.query(`select pg_advisory_lock(${lock})`);

    const answer = await anybody().identity.requestSignInLink({ email, tenant_slug: "acme" });
    await world.inspect.query(`select pg_advisory_unlock(${lock})`);

    expect(answer).toEqual({ expires_in_seconds: 900 });
    expect(mailsTo(email)).toBe(0);
    await askForLink(email);
    expect(mailsTo(email)).toBe(1);
  });

  it("mails again once a link was used or has run out", async () => {
    const email = freshAddress();
    await askForLink(email);
    await askForLink(email);
    const third = await askForLink(email);
    await world.call().identity.verifySignInLink({ token: third });
    await askForLink(email);
    await world.inspect.query(
      "update sign_in_links set created_at = now() - interval '20 min', expires_at = now() - interval '1 s' where email = $1",
      [email],
    );
    await askForLink(email);

    expect(mailsTo(email)).toBe(5);
  });

  it("does not count a link whose mail could not be sent", async () => {
    const email = freshAddress();
    world.mailFailures.push(...Array.from({ length: 3 }, () => new Error("the server is away")));
    for (let count = 0; count < 3; count += 1) {
      await anybody().identity.requestSignInLink({ email, tenant_slug: "acme" });
    }
    await vi.waitFor(async () => {
      const { rows } = await world.inspect.query("select from sign_in_links where email = $1 and consumed_at is null", [
        email,
      ]);
      expect(rows).toHaveLength(0);
    });

    await askForLink(email);

    expect(mailsTo(email)).toBe(1);
  });

  it("is refused to a client address that asks for a sixth in a minute, to whatever mailboxes, and to no other", async () => {
    const services = { ...world.services, ...limitServices(world.services, 1) };
    const ask = (clientAddress: string) =>
      createCaller(createContext(services, { ...visitor, clientAddress })).identity.requestSignInLink({
        email: freshAddress(),
        tenant_slug: "acme",
      });

    for (let asked = 0; asked < 5; asked += 1) await ask("192.0.2.1");
    await expect(ask("192.0.2.1")).rejects.toMatchObject({ cause: { code: "too_many_requests" } });
    await ask("192.0.2.2");
  });

  it("mails as many links to one address, and to as many from one client, as the install's scale says", async () => {
    const services = { ...world.services, ...limitServices(world.services, 2) };
    const [email, clientAddress] = [freshAddress(), freshClient()];
    const ask = () =>
      createCaller(createContext(services, { ...visitor, clientAddress })).identity.requestSignInLink({
        email,
        tenant_slug: "acme",
      });

    for (let asked = 0; asked < 10; asked += 1) await ask();

    expect(mailsTo(email)).toBe(6);
    await expect(ask()).rejects.toMatchObject({ cause: { code: "too_many_requests" } });
  });

  it("is refused with every problem at once", async () => {
    const asked = world
      .call()
      .identity.requestSignInLink({ email: "a,b@example.com", tenant_slug: "A b", admin: true });

    await expect(asked).rejects.toMatchObject({
      cause: {
        code: "invalid_input",
        problems: [
          { loc: ["body", "email"], type: "value_error" },
          { loc: ["body", "tenant_slug"], type: "value_error" },
          { loc: ["body", "admin"], type: "extra_forbidden" },
        ],
      },
    });
  });

  it("is refused for an unknown and for a disabled tenant alike", async () => {
    await world.inspect.query(
      "insert into tenants (id, slug, name, title, description, primary_color, disabled_at) values ($1, 'closed', 'C', 'C', 'C', '#000000', now())",
      [drawId()],
    );

    for (const slug of ["nobody", "closed"]) {
      const asked = anybody().identity.requestSignInLink({ email: freshAddress(), tenant_slug: slug });
      await expect(asked).rejects.toMatchObject({ cause: { code: "tenant_not_found" } });
    }
  });
});

describe("opening a link", () => {
  it("gives tokens in the contract's form, and a contact who is proved", async () => {
    const email = freshAddress();

    const signedIn = await world.call().identity.verifySignInLink({ token: await askForLink(email) });

    expect(signedInSchema.parse(signedIn)).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    expect(signedIn.requester).toMatchObject({ email, full_name: email, tenant_id: acme.id });
    const [contact, ...others] = await contactsOf(email);
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ id: signedIn.requester.requester_id, name: email });
    expect(contact?.verified_at).not.toBeNull();
    const requester = await verifyAccessToken(world.services, { token: signedIn.access_token, tenantId: acme.id });
    expect(requester).toEqual({ tenantId: acme.id, requesterId: contact?.id, email, name: email });
  });

  it("succeeds for exactly one of 20 at once", async () => {
    const email = freshAddress();
    const token = await askForLink(email);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => world.call().identity.verifySignInLink({ token })),
    );

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ cause: { code: "sign_in_link_invalid" } });
    }
    expect(await contactsOf(email)).toHaveLength(1);
  });

  it("makes one contact when several links of one address are opened at once", async () => {
    const email = freshAddress();
    const tokens = [await askForLink(email), await askForLink(email), await askForLink(email)];

    const signedIn = await Promise.all(tokens.map((token) => world.call().identity.verifySignInLink({ token })));

    expect(new Set(signedIn.map(({ requester }) => requester.requester_id)).size).toBe(1);
    expect(await contactsOf(email)).toHaveLength(1);
  });

  it("is refused after 15 minutes", async () => {
    const email = freshAddress();
    const token = await askForLink(email);
    await world.inspect.query(
      "update sign_in_links set created_at = now() - interval '901 s', expires_at = now() - interval '1 s' where email = $1",
      [email],
    );

    await expect(world.call().identity.verifySignInLink({ token })).rejects.toMatchObject({
      cause: { code: "sign_in_link_invalid" },
    });
    expect(await contactsOf(email)).toEqual([]);
  });

  it("replaces a name that only visitors had claimed, once", async () => {
    const email = freshAddress();
    const submission = { subject: "Help", description: "Please", email, name: "Planted by Eve" };
    await world.call({ tenant: { ids: [acme.id] } }).conversation.create(submission);
    const planted = await contactsOf(email);

    const first = await world.call().identity.verifySignInLink({ token: await askForLink(email) });
    await world.inspect.query("update contacts set name = 'Ada' where email = $1", [email]);
    const second = await world.call().identity.verifySignInLink({ token: await askForLink(email) });

    expect(planted).toMatchObject([{ name: "Planted by Eve", verified_at: null }]);
    expect(first.requester).toMatchObject({ requester_id: planted[0]?.id, full_name: email });
    expect(second.requester).toMatchObject({ requester_id: planted[0]?.id, full_name: "Ada" });
    const { rows } = await world.inspect.query("select requester_name from conversations where contact_id = $1", [
      planted[0]?.id,
    ]);
    expect(rows).toEqual([{ requester_name: "Planted by Eve" }]);
  });

  it("signs in at the tenant that mailed it and nowhere else", async () => {
    const email = freshAddress();
    await world.call().identity.verifySignInLink({ token: await askForLink(email, "globex") });

    expect(await contactsOf(email)).toMatchObject([{ tenant_id: globex.id }]);
  });

  it("takes an address that is longer than a name may be", async () => {
    const email = `${"a".repeat(64)}@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(50)}.example`;

    const { requester } = await world.call().identity.verifySignInLink({ token: await askForLink(email) });

    expect(requester.email).toBe(email);
  });

  it.each(["nonsense", "A".repeat(64), `rt_${"A".repeat(64)}`])(
    "is refused for what nobody was mailed: %s",
    async (token) => {
      await expect(world.call().identity.verifySignInLink({ token })).rejects.toMatchObject({
        cause: { code: "sign_in_link_invalid" },
      });
    },
  );
});

describe("opening a link at a page", () => {
  const at = (slug: string) => world.call({ door: "form", tenant: { ids: [], slug } });

  it("says who signed in, once", async () => {
    const email = freshAddress();
    const token = await askForLink(email);

    const contact = await at("acme").identity.openSession({ token });

    expect(contact).toMatchObject({ tenantId: acme.id, email, name: email });
    await expect(at("acme").identity.openSession({ token })).rejects.toMatchObject({
      cause: { code: "sign_in_link_invalid" },
    });
    const { rows } = await world.inspect.query("select from refresh_tokens where contact_id = $1", [
      contact.requesterId,
    ]);
    expect(rows).toHaveLength(0);
  });

  it("leaves a link of another tenant alone", async () => {
    const token = await askForLink(freshAddress());

    await expect(at("globex").identity.openSession({ token })).rejects.toMatchObject({
      cause: { code: "sign_in_link_invalid" },
    });
    expect((await at("acme").identity.openSession({ token })).tenantId).toBe(acme.id);
  });
});

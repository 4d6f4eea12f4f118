import { conversationAnswerSchema } from "@portal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SentFacts,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());

const toGlobex = { tenant: { ids: [globexId] } };

interface StoredRow {
  tenant_id: string;
  channel: string;
  status: string;
  priority: string;
  category: string | null;
  subject: string;
  body: string;
  sender_type: string;
  requester_name: string;
  requester_verification: string;
  contact_id: string;
  contact_email: string;
  contact_name: string;
  is_verified: boolean;
  action: string;
  actor_kind: string;
  door: string;
  request_id: string;
}

/** Everything that one submission stored, and proof that it is one row of each. */
async function storedAs(conversationId: string): Promise<StoredRow> {
  const { rows } = await world.inspect.query<StoredRow>(
    `select c.tenant_id, channel, status, priority, category, subject, body, sender_type, requester_name,
       requester_verification, contact_id, p.email as contact_email, p.name as contact_name,
       p.verified_at is not null as is_verified, action, actor_kind, door, request_id
     from conversations c
     join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
     join messages m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
     join audit_events a on a.tenant_id = c.tenant_id and a.conversation_id = c.id
     where c.id = $1`,
    [conversationId],
  );
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) throw new Error(`There are ${rows.length} rows of ${conversationId}`);
  return row;
}

/** Until a submission waits for the transaction that `world.inspect` has open. */
async function waitForLock(): Promise<void> {
  const countWaiting = async () => {
    // Within a transaction PostgreSQL shows who waits as it was when first asked.
    await world.inspect.query("select pg_stat_clear_snapshot()");
    const { rows } = await world.inspect.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  };
  await expect.poll(countWaiting, { timeout: 20_000 }).toBe(1);
}

/** A contact's row to the last byte, and the version of it: an update that changes nothing shows too. */
async function contactBytes(email: string): Promise<string[]> {
  const { rows } = await world.inspect.query<{ bytes: string }>(
    "select c::text || xmin::text || ctid::text as bytes from contacts c where email = $1",
    [email],
  );
  return rows.map(({ bytes }) => bytes);
}

describe("a submission", () => {
  it("is stored as an open portal_form conversation, its first message, its contact and its audit row", async () => {
    const input = submissionOf({ priority: "urgent", category: "Hardware", description: "It burns.\r\nBadly." });

    const created = await world.submit(input, { door: "trpc", requestId: "request-7" });

    expect(conversationAnswerSchema.parse(created)).toEqual(created);
    expect(await storedAs(created.id)).toMatchObject({
      tenant_id: acmeId,
      channel: "portal_form",
      status: "open",
      priority: "urgent",
      category: "Hardware",
      subject: input.subject,
      body: "It burns.\nBadly.",
      sender_type: "contact",
      requester_name: "Ada",
      requester_verification: "claimed",
      contact_email: input.email,
      is_verified: false,
      action: "conversation.created",
      actor_kind: "anonymous",
      door: "trpc",
      request_id: "request-7",
    });
  });

  it("keeps texts of the largest size whole", async () => {
    const largest = submissionOf({
      subject: "\u{1F600}".repeat(255),
      description: "\u{1F600}".repeat(50_000),
      name: "\u{1F600}".repeat(200),
      category: "\u{1F600}".repeat(100),
      email: `${"x".repeat(64)}@${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(53)}.example`,
    });

    const { id } = await world.submit(largest);

    expect(await storedAs(id)).toMatchObject({ subject: largest.subject, body: largest.description });
    expect(largest.email).toHaveLength(254);
  });

  it.each([
    ["quotes and comments", "'; drop table contacts; -- \" \\ $1 ${x} %s"],
    ["a call that would open the bypass", "' || (select set_config('app.bypass_rls','on',false)) || '"],
    ["markup", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
    ["escape strings and dollar quotes", "E'\\x41' $$a$$ $tag$b$tag$ \\u0041 %00"],
    ["Prisma filters in text", '{"not":""} {"contains":""}'],
  ])("keeps %s as they were typed", async (_, text) => {
    const { id } = await world.submit(submissionOf({ subject: text, description: text, name: text, category: text }));

    expect(await storedAs(id)).toMatchObject({ subject: text, body: text, requester_name: text, category: text });
  });

  it("gets a reference with its tenant's prefix", async () => {
    const acme = await world.submit(submissionOf());
    const globex = await world.submit(submissionOf(), toGlobex);

    expect(acme.display_id).toMatch(/^REQ-/u);
    expect(globex.display_id).toMatch(/^GLX-/u);
  });
});

describe("one address", () => {
  const spellings = [
    "same@example.com",
    "SAME@EXAMPLE.COM",
    "Same@Example.Com",
    "  same@example.com",
    "same@example.com  ",
    "\tsAme@example.com\r\n",
    "same@EXAMPLE.com",
    "saMe@exampLe.com",
    "\u00A0same@example.com\u3000",
    "same@ex\u0041mple.com",
  ];

  it("in ten spellings and 200 simultaneous first submissions is one contact with 200 conversations", async () => {
    const inputs = Array.from({ length: 200 }, (_, index) =>
      submissionOf({ email: spellings[index % spellings.length] }),
    );

    const created = await Promise.all(inputs.map((input) => world.submit(input)));

    const { rows } = await world.inspect.query<{ contacts: number; conversations: number; messages: number }>(
      `select count(distinct p.id)::int as contacts, count(distinct c.id)::int as conversations,
         count(distinct m.id)::int as messages
       from contacts p join conversations c on c.contact_id = p.id join messages m on m.conversation_id = c.id
       where p.email = 'same@example.com'`,
    );
    expect(rows).toEqual([{ contacts: 1, conversations: 200, messages: 200 }]);
    expect(new Set(created.map(({ id }) => id)).size).toBe(200);
    expect(new Set(created.map(({ display_id: displayId }) => displayId)).size).toBe(200);
  });

  it.each<[string, SentFacts]>([
    ["a visitor", {}],
    ["a visitor with a key", { idempotencyKey: "in-the-middle-of-a-race" }],
  ])("that is just becoming a contact is waited for by %s, who then gets that contact", async (_, facts) => {
    const { email } = submissionOf();
    const { rows } = await world.inspect.query<{ id: string }>("select uuidv7() as id");
    const [{ id: winner } = { id: "" }] = rows;
    await world.inspect.query("begin");
    await world.inspect.query("insert into contacts (tenant_id, id, email, name) values ($1, $2, $3, 'Winner')", [
      acmeId,
      winner,
      email,
    ]);
    const submitted = world.submit(submissionOf({ email }), facts);
    await waitForLock();
    await world.inspect.query("commit");

    expect(await storedAs((await submitted).id)).toMatchObject({ contact_id: winner, contact_name: "Winner" });
  });

  it("whose first sender fails is free for the one who waits", async () => {
    const { email } = submissionOf();
    await world.inspect.query("begin");
    await world.inspect.query("insert into contacts (tenant_id, id, email, name) values ($1, uuidv7(), $2, 'Loser')", [
      acmeId,
      email,
    ]);
    const submitted = world.submit(submissionOf({ email, name: "Ada" }));
    await waitForLock();
    await world.inspect.query("rollback");

    expect(await storedAs((await submitted).id)).toMatchObject({ contact_name: "Ada" });
  });

  it("that only claims had made is its holder's own also for a holder who came upon it in the making", async () => {
    const { email } = submissionOf();
    const facts = await world.withToken({ email, name: "Owner" });
    await world.inspect.query("delete from contacts where email = $1", [email]);
    await world.inspect.query("begin");
    await world.inspect.query("insert into contacts (tenant_id, id, email, name) values ($1, uuidv7(), $2, 'Eve')", [
      acmeId,
      email,
    ]);
    const submitted = world.submit(submissionOf(), facts);
    await waitForLock();
    await world.inspect.query("commit");

    expect(await storedAs((await submitted).id)).toMatchObject({ contact_name: "Owner", is_verified: true });
  });

  it("is another contact in another tenant", async () => {
    const input = submissionOf({ email: "both@example.com" });

    const acme = await storedAs((await world.submit(input)).id);
    const globex = await storedAs((await world.submit(input, toGlobex)).id);

    expect([acme.tenant_id, globex.tenant_id]).toEqual([acmeId, globexId]);
    expect(acme.contact_id).not.toBe(globex.contact_id);
  });

  it.each([
    ["a tag", "kim@example.com", "kim+work@example.com"],
    ["a dot", "a.b@example.com", "ab@example.com"],
    ["another domain", "kim@example.org", "kim@example.net"],
    ["a look-alike letter", "kim@\u0441.example", "kim@c.example"],
  ])("differs from one with %s", async (_, one, other) => {
    const first = await storedAs((await world.submit(submissionOf({ email: one }))).id);
    const second = await storedAs((await world.submit(submissionOf({ email: other }))).id);

    expect(first.contact_id).not.toBe(second.contact_id);
  });
});

describe("an anonymous submission", () => {
  it.each([
    ["that only claims had made", () => world.submit(submissionOf({ email: "claimed@example.com", name: "Claimed" }))],
    [
      "that a token proved",
      async () => {
        const person = { email: "proved@example.com", name: "Proved" };
        return world.submit(submissionOf(), await world.withToken(person));
      },
    ],
  ])("leaves the row of a contact %s byte for byte, and keeps the typed name on itself", async (_, arrange) => {
    const { contact_email: email } = await storedAs((await arrange()).id);
    const before = await contactBytes(email);

    const { id } = await world.submit(submissionOf({ email: email.toUpperCase(), name: "Eve" }));

    expect(before).toHaveLength(1);
    expect(await contactBytes(email)).toEqual(before);
    expect(await storedAs(id)).toMatchObject({
      requester_name: "Eve",
      requester_verification: "claimed",
      actor_kind: "anonymous",
    });
  });
});

describe("a submission with a token", () => {
  it("is its holder's, whatever name and address it states", async () => {
    const facts = await world.withToken({ email: "Holder@Example.com", name: "Holder" });
    const before = await world.countRows();

    const { id } = await world.submit(submissionOf({ email: "eve@example.com", name: "Eve" }), facts);

    expect(await storedAs(id)).toMatchObject({
      contact_email: "holder@example.com",
      contact_name: "Holder",
      is_verified: true,
      requester_name: "Holder",
      requester_verification: "token",
      actor_kind: "requester",
    });
    expect((await world.countRows()).contacts).toBe(before.contacts);
  });

  it("makes a contact that only claims had made its holder's own", async () => {
    const email = "planted@example.com";
    const planted = await storedAs((await world.submit(submissionOf({ email, name: "Eve" }))).id);
    await world.withToken({ email, name: "Owner" });

    const { id } = await world.submit(submissionOf(), await world.withToken({ email, name: "Owner" }));

    expect(await storedAs(id)).toMatchObject({
      contact_id: planted.contact_id,
      contact_name: "Owner",
      is_verified: true,
    });
    expect(await storedAs(id)).not.toMatchObject({ contact_name: "Eve" });
  });

  it("proves a contact that was planted after the token was made", async () => {
    const facts = await world.withToken({ email: "late@example.com", name: "Owner" });
    await world.inspect.query("update contacts set verified_at = null, name = 'Eve' where email = 'late@example.com'");

    const { id } = await world.submit(submissionOf(), facts);

    expect(await storedAs(id)).toMatchObject({ contact_name: "Owner", is_verified: true });
  });

  it("never changes a contact that was proved before", async () => {
    const email = "known@example.com";
    await world.submit(submissionOf(), await world.withToken({ email, name: "First Name" }));
    const before = await contactBytes(email);

    const { id } = await world.submit(submissionOf(), await world.withToken({ email, name: "Second Name" }));

    expect(await contactBytes(email)).toEqual(before);
    expect(await storedAs(id)).toMatchObject({ contact_name: "First Name", requester_name: "Second Name" });
  });

  it("makes one proved contact out of 50 simultaneous ones", async () => {
    const email = "crowd@example.com";
    const facts = await world.withToken({ email, name: "Crowd" });
    await world.inspect.query("delete from contacts where email = $1", [email]);

    await Promise.all(Array.from({ length: 50 }, () => world.submit(submissionOf(), facts)));

    const { rows } = await world.inspect.query(
      `select p.name, verified_at is not null as is_verified, count(*)::int as conversations
       from contacts p join conversations c on c.contact_id = p.id where p.email = $1 group by p.id, p.name, verified_at`,
      [email],
    );
    expect(rows).toEqual([{ name: "Crowd", is_verified: true, conversations: 50 }]);
  });
});

it.each([
  ["de-AT,de;q=0.9,en;q=0.5", "de"],
  ["fr", null],
  [undefined, null],
])("a submission that asks for %j keeps the language %j", async (acceptLanguage, language) => {
  const { id } = await world.submit(submissionOf(), { acceptLanguage });

  const { rows } = await world.inspect.query("select requester_locale from conversations where id = $1", [id]);
  expect(rows).toEqual([{ requester_locale: language }]);
});

describe("a refused submission", () => {
  it.each([
    ["problems of its own", submissionOf({ subject: "" }), {}],
    ["no tenant", submissionOf(), { tenant: { ids: [] } }],
    ["a tenant that there is not", submissionOf(), { tenant: { ids: ["99999999-9999-4999-8999-999999999999"] } }],
    ["a token that is none", submissionOf(), { credentials: { kind: "authorization", header: "Bearer x" } as const }],
  ])("because of %s writes nothing", async (_, input, facts) => {
    const before = await world.countRows();

    await expect(world.submit(input, facts)).rejects.toThrow();

    expect(await world.countRows()).toEqual(before);
  });

  it("because the form is closed says so at the body, before anything else in it", async () => {
    const before = await world.countRows();
    await world.inspect.query("update tenants set contact_form_enabled = false where id = $1", [globexId]);
    try {
      await expect(world.submit({ subject: 7 }, toGlobex)).rejects.toMatchObject({
        cause: { code: "invalid_input", problems: [{ loc: ["body"], type: "form_closed" }] },
      });
    } finally {
      await world.inspect.query("update tenants set contact_form_enabled = true where id = $1", [globexId]);
    }

    expect(await world.countRows()).toEqual(before);
  });

  it("because nobody is signed in says so before anything else, and takes whom a token proves", async () => {
    const before = await world.countRows();
    await world.inspect.query("update tenants set submission_policy = 'sign_in' where id = $1", [globexId]);
    try {
      for (const input of [submissionOf(), { subject: 7 }]) {
        await expect(world.submit(input, toGlobex)).rejects.toMatchObject({ cause: { code: "sign_in_required" } });
      }
      expect(await world.countRows()).toEqual(before);
      const ada = await world.withToken({ email: "ada@example.com", name: "Ada", slug: "globex" });
      expect((await world.submit(submissionOf(), { ...toGlobex, ...ada })).status).toBe("open");
      const acmes = await world.withToken({ email: "ada@example.com", name: "Ada" });
      await expect(world.submit(submissionOf(), { ...toGlobex, ...acmes })).rejects.toMatchObject({
        cause: { code: "tenant_mismatch" },
      });
    } finally {
      await world.inspect.query("update tenants set submission_policy = 'accept' where id = $1", [globexId]);
    }
  });

  it("says the problems of query and body together", async () => {
    await expect(world.submit({ email: 7 }, { tenant: { ids: ["acme"] } })).rejects.toMatchObject({
      cause: {
        problems: [
          { loc: ["query", "tenant_id"], type: "uuid_parsing" },
          { loc: ["body", "subject"], type: "missing" },
          { loc: ["body", "description"], type: "missing" },
          { loc: ["body", "name"], type: "missing" },
          { loc: ["body", "email"], type: "string_type" },
        ],
      },
    });
  });
});

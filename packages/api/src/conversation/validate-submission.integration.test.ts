import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { limitServices } from "../attachment/testing/file-services.ts";
import { codeOf, problemsOf } from "../attachment/testing/problems-of.ts";
import { createFileWorld, type FileWorld } from "../attachment/testing/create-file-world.ts";
import { solve } from "../challenge/testing/solve.ts";
import { acmeId, globexId, submissionOf, type SentFacts } from "./testing/create-submission-world.ts";

let world: FileWorld;
beforeAll(async () => {
  world = await createFileWorld();
  Object.assign(world.services, limitServices(world.services, 1_000));
});
afterAll(() => world.close());

const validate = (input: unknown, facts?: SentFacts) => world.call(facts).conversation.validate(input);

/** All rows of all tables, so that nothing can change unseen; but for the counters of the limits, which are meant to count. */
async function readAllTables(): Promise<Map<string, string>> {
  const { rows: tables } = await world.inspect.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'rate_limits' order by 1`,
  );
  const contents = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await world.inspect.query<{ content: string }>(
      `select coalesce(string_agg(t::text || t.xmin::text, E'\\n' order by t::text), '') as content from ${name} as t`,
    );
    contents.set(name, rows[0]?.content ?? "");
  }
  return contents;
}

/** Runs something and says which tables it has left differently. */
async function tablesChangedBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await readAllTables();
  await work().catch(() => undefined);
  const after = await readAllTables();
  return [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
}

describe("a dry run", () => {
  it("says what would be stored, in the form in which it would be", async () => {
    const input = submissionOf({ subject: "  Printer ", description: "a\r\nb", email: " ADA@Example.COM " });

    expect(await validate(input)).toEqual({
      channel: "portal_form",
      status: "open",
      subject: "Printer",
      description: "a\nb",
      priority: "medium",
      category: null,
      name: "Ada",
      email: "ada@example.com",
      requester_verification: "claimed",
      form_id: null,
      form_version: null,
      form_version_warning: null,
      custom_attrs: {},
      attachment_count: 0,
    });
  });

  it("takes name and address from a token", async () => {
    const facts = await world.withToken({ email: "owner@example.com", name: "Owner" });

    expect(await validate(submissionOf({ name: 7, email: null }), facts)).toMatchObject({
      name: "Owner",
      email: "owner@example.com",
      requester_verification: "token",
    });
  });

  it("leaves every table as it was, row by row, whatever comes with it", async () => {
    const [checked, unchecked] = [await world.upload(), await world.upload()];
    await world.caller().attachment.confirm({ attachment_id: checked });
    const facts: SentFacts = {
      idempotencyKey: "dry-run",
      challengeAnswer: await solve(await world.caller().challenge.create()),
    };
    const input = submissionOf({ attachment_ids: [checked, unchecked] });

    expect(await tablesChangedBy(() => validate(input, facts))).toEqual([]);
    expect(await tablesChangedBy(() => validate({ subject: 7 }, facts))).toEqual([]);
    // The same request for real changes what a submission changes, so that the above means something.
    expect(await tablesChangedBy(() => world.submit(input, facts))).toEqual(
      expect.arrayContaining([
        "public.attachments",
        "public.contacts",
        "public.conversations",
        "public.idempotency_keys",
        "public.messages",
        "public.outbox_events",
        "public.spent_challenges",
      ]),
    );
  });

  it("says of a request that has landed what it said before", async () => {
    const input = submissionOf({ attachment_ids: [await world.upload()] });
    const facts = { idempotencyKey: "landed" };
    const before = await validate(input, facts);
    await world.submit(input, facts);

    expect(await validate(input, facts)).toEqual(before);
  });

  describe("in the name of an address", () => {
    beforeEach(() => void Object.assign(world.services, limitServices(world.services, 1)));
    afterEach(() => void Object.assign(world.services, limitServices(world.services, 1_000)));

    const dispositionOf = async (id: string) => {
      const { rows } = await world.inspect.query<{ disposition: string }>(
        "select disposition::text from conversations where id = $1",
        [id],
      );
      return rows[0]?.disposition;
    };
    const from = (host: number): SentFacts => ({ clientAddress: `192.0.2.${String(host)}` });

    it("does not take the real submission past the judgement of what is in it", async () => {
      const email = "often@example.com";
      const input = submissionOf({ email });
      const facts = { ...from(1), idempotencyKey: "judged" };
      await validate(input, facts);
      for (let count = 0; count < 6; count += 1) await world.submit(submissionOf({ email }), from(10 + count));

      const { id } = await world.submit(input, facts);

      expect(await dispositionOf(id)).toBe("quarantined");
    });

    it("casts no suspicion on it", async () => {
      const input = submissionOf({ email: "seldom@example.com" });
      for (let count = 0; count < 6; count += 1) await validate(input, from(20 + count));

      const { id } = await world.submit(input, from(30));

      expect(await dispositionOf(id)).toBe("accepted");
    });
  });

  it("counts against the limits of its sender", async () => {
    Object.assign(world.services, limitServices(world.services, 1));
    try {
      const facts: SentFacts = { clientAddress: "192.0.2.77" };
      for (let count = 0; count < 10; count += 1) await validate(submissionOf(), facts);

      expect(await codeOf(validate(submissionOf(), facts))).toBe("challenge_due");
      expect(await codeOf(world.submit(submissionOf(), facts))).toBe("challenge_due");
    } finally {
      Object.assign(world.services, limitServices(world.services, 1_000));
    }
  });
});

describe("a dry run refuses what the real one refuses, in the same words", () => {
  const inputs: [string, () => Promise<{ input: unknown; facts?: SentFacts }>][] = [
    ["nothing", () => Promise.resolve({ input: undefined })],
    ["an unknown field", () => Promise.resolve({ input: submissionOf({ status: "closed" }) })],
    ["an unknown form", () => Promise.resolve({ input: submissionOf({ form_id: acmeId }) })],
    ["a key that is none", () => Promise.resolve({ input: submissionOf(), facts: { idempotencyKey: "a b" } })],
    ["no tenant", () => Promise.resolve({ input: submissionOf(), facts: { tenant: { ids: [] } } })],
    ["an unknown tenant", () => Promise.resolve({ input: submissionOf(), facts: { tenant: { ids: [strangers] } } })],
    [
      "a broken token",
      () =>
        Promise.resolve({
          input: submissionOf(),
          facts: { credentials: { kind: "authorization", header: "Bearer x" } },
        }),
    ],
    [
      "another tenant's token",
      async () => ({
        input: submissionOf(),
        facts: await world.withToken({ email: "eve@example.com", name: "Eve", slug: "globex" }),
      }),
    ],
    ["a made-up file", () => Promise.resolve({ input: submissionOf({ attachment_ids: ["made-up"] }) })],
    [
      "a file that is not what was declared",
      async () => ({ input: submissionOf({ attachment_ids: [await world.upload({ bytes: Buffer.from("text") })] }) }),
    ],
    [
      "a file that was never sent",
      async () => ({ input: submissionOf({ attachment_ids: [(await world.presign()).attachment_id] }) }),
    ],
    [
      "another tenant's file",
      async () => ({ input: submissionOf({ attachment_ids: [await world.upload({}, globexId)] }) }),
    ],
    ["a made-up challenge", () => Promise.resolve({ input: submissionOf(), facts: { challengeAnswer: "e30=" } })],
    [
      "a spent challenge",
      async () => {
        const facts = { challengeAnswer: await solve(await world.caller().challenge.create()) };
        await world.submit(submissionOf(), facts);
        return { input: submissionOf(), facts };
      },
    ],
    [
      "the key of another request",
      async () => {
        await world.submit(submissionOf(), { idempotencyKey: "taken" });
        return { input: submissionOf(), facts: { idempotencyKey: "taken" } };
      },
    ],
  ];
  const strangers = "99999999-9999-4999-8999-999999999999";

  it.each(inputs)("%s", async (_, make) => {
    const { input, facts } = await make();
    const dry = await refusalOf(validate(input, facts));

    expect(dry).toEqual(await refusalOf(world.submit(input, facts)));
  });

  async function refusalOf(refused: Promise<unknown>) {
    const code = await codeOf(refused);
    return code === "invalid_input" ? { code, problems: await problemsOf(refused) } : { code };
  }
});

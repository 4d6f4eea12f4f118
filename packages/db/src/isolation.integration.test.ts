import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase } from "./database.ts";
import { IsolationError } from "./isolation.ts";
import { createTestDatabase, startTestCluster, type TestCluster, type TestDatabase } from "./testing/index.ts";

// A cluster of its own, because roles belong to the cluster and these tests break them.
let cluster: TestCluster;
let db: TestDatabase;

beforeAll(async () => {
  cluster = await startTestCluster();
  db = await createTestDatabase({ cluster: cluster.urls });
});

afterAll(async () => {
  await db.drop();
  await cluster.remove();
});

// Settings of a role reach new connections only, so each question opens its own.
async function findProblems(urls: { webUrl: string; intakeUrl: string } = db): Promise<readonly string[]> {
  const database = createDatabase({
    webUrl: urls.webUrl,
    intakeUrl: urls.intakeUrl,
    poolMax: 2,
    connectTimeoutMs: 2_000,
    admissionQueueMax: 1,
    admissionTimeoutMs: 1_000,
    transactionTimeoutMs: 2_000,
  });
  try {
    await database.checkIsolation();
    return [];
  } catch (error) {
    if (error instanceof IsolationError) return error.problems;
    throw error;
  } finally {
    await database.close();
  }
}

interface Breakage {
  readonly what: string;
  readonly breakIt: string;
  readonly repair: string;
  readonly sentence: string;
}

const breakages: readonly Breakage[] = [
  {
    what: "a superuser",
    breakIt: "alter role portal_web superuser",
    repair: "alter role portal_web nosuperuser",
    sentence: "portal_web is a superuser.",
  },
  {
    what: "BYPASSRLS",
    breakIt: "alter role portal_intake bypassrls",
    repair: "alter role portal_intake nobypassrls",
    sentence: "portal_intake has BYPASSRLS.",
  },
  {
    what: "a membership",
    breakIt: "grant portal_intake to portal_web",
    repair: "revoke portal_intake from portal_web",
    sentence: "portal_web is a member of portal_intake.",
  },
  {
    what: "an owned table",
    breakIt: "alter table messages owner to portal_intake",
    repair:
      "alter table messages owner to portal_owner; revoke all on messages from portal_intake; grant select, insert on messages to portal_intake",
    sentence: "portal_intake owns messages.",
  },
  {
    what: "a table without row-level security",
    breakIt: "alter table contacts disable row level security",
    repair: "alter table contacts enable row level security",
    sentence: "contacts does not have row-level security enabled.",
  },
  {
    what: "a table without FORCE",
    breakIt: "alter table contacts no force row level security",
    repair: "alter table contacts force row level security",
    sentence: "contacts does not have row-level security forced.",
  },
  {
    what: "a new tenant table without row-level security",
    breakIt: "create table notes (tenant_id uuid)",
    repair: "drop table notes",
    sentence: "notes does not have row-level security enabled.",
  },
  {
    what: "a missing policy",
    breakIt: "drop policy messages_written_by_intake on messages",
    repair:
      "create policy messages_written_by_intake on messages for insert to portal_intake with check ((select current_setting('app.bypass_rls', true)) = 'on')",
    sentence: "portal_intake INSERT on messages has 0 policies instead of one.",
  },
  {
    what: "a second policy",
    breakIt:
      "create policy extra on messages for select to portal_web using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))",
    repair: "drop policy extra on messages",
    sentence: "portal_web SELECT on messages has 2 policies instead of one.",
  },
  {
    what: "a policy for everybody",
    breakIt: "create policy extra on contacts for select using (true)",
    repair: "drop policy extra on contacts",
    sentence: "The policy extra on contacts is for PUBLIC, which has no business there.",
  },
  {
    what: "a bypass for the web role",
    breakIt:
      "alter policy contacts_read_by_web on contacts using ((select current_setting('app.bypass_rls', true)) = 'on')",
    repair:
      "alter policy contacts_read_by_web on contacts using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))",
    sentence: "The policy contacts_read_by_web on contacts does not confine portal_web to the tenant in app.tenant_id.",
  },
  {
    what: "a TRUNCATE grant",
    breakIt: "grant truncate on contacts to portal_intake",
    repair: "revoke truncate on contacts from portal_intake",
    sentence: "There is a grant that must not be: portal_intake TRUNCATE on contacts.",
  },
  {
    what: "a column granted too much",
    breakIt: "grant update (email) on contacts to portal_intake",
    repair: "revoke update (email) on contacts from portal_intake",
    sentence: "There is a grant that must not be: portal_intake UPDATE on contacts.email.",
  },
  {
    what: "a grant to everybody",
    breakIt: "grant select on refresh_tokens to public",
    repair: "revoke select on refresh_tokens from public",
    sentence: "There is a grant that must not be: PUBLIC SELECT on refresh_tokens.",
  },
  {
    what: "a time zone that shifts times",
    breakIt: "alter role portal_intake set timezone = 'Asia/Tokyo'",
    repair: "alter role portal_intake set timezone = 'UTC'",
    sentence: "portal_intake has the time zone Asia/Tokyo instead of UTC.",
  },
  {
    what: "a missing lock time-out",
    breakIt: "alter role portal_web reset lock_timeout",
    repair: "alter role portal_web set lock_timeout = '2s'",
    sentence: "portal_web has no lock_timeout.",
  },
];

describe("the isolation check", () => {
  test("finds nothing in a database as migrated", async () => {
    expect(await findProblems()).toEqual([]);
  });

  test.each(breakages)("finds $what", async ({ breakIt, repair, sentence }) => {
    await db.inspect.query(breakIt);
    try {
      expect(await findProblems()).toContain(sentence);
    } finally {
      await db.inspect.query(repair);
    }
    expect(await findProblems()).toEqual([]);
  });

  test("finds one login used for both", async () => {
    expect(await findProblems({ webUrl: db.webUrl, intakeUrl: db.webUrl })).toContain(
      "The login is portal_web where portal_intake is expected.",
    );
  });

  test("finds the owner in the place of an app role", async () => {
    const problems = await findProblems({ webUrl: db.ownerUrl, intakeUrl: db.intakeUrl });
    expect(problems).toContain("The login is portal_owner where portal_web is expected.");
    expect(problems).toContain("portal_owner owns contacts.");
  });
});

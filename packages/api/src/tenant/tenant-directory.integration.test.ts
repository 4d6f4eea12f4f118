import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@portal/db";
import { createTestDatabase, demoTenants, type TestDatabase } from "@portal/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTenantDirectory, type TenantDirectory, tenantKeptMs } from "./tenant-directory.ts";

const acme = { by: "slug", slug: demoTenants.acme.slug } as const;

let db: TestDatabase;
let directory: TenantDirectory;
let questions: number;
let isAway: boolean;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  questions = 0;
  isAway = false;
  const counting: Database = {
    ...db.database,
    readDirectory: (work) => {
      questions += 1;
      return isAway ? Promise.reject(new Error("the database is away")) : db.database.readDirectory(work);
    },
  };
  directory = createTenantDirectory(counting);
});

describe("a tenant that many ask for", () => {
  it("is looked up once, and told to all", async () => {
    const found = await Promise.all(Array.from({ length: 50 }, () => directory.find(acme)));

    expect(new Set(found.map((tenant) => tenant?.id))).toEqual(new Set([demoTenants.acme.id]));
    expect(questions).toBe(1);
  });

  it("is not mistaken for another, nor an id for a slug", async () => {
    const [first, other, byId] = await Promise.all([
      directory.find(acme),
      directory.find({ by: "slug", slug: demoTenants.globex.slug }),
      directory.find({ by: "id", id: demoTenants.globex.id }),
    ]);

    expect([first?.slug, other?.slug, byId?.slug]).toEqual(["acme", "globex", "globex"]);
  });

  it("is disabled for all after a moment at the latest", async () => {
    await directory.find(acme);
    await db.inspect.query("update tenants set disabled_at = now() where slug = 'acme'");
    try {
      await wait(tenantKeptMs + 50);

      expect(await directory.find(acme)).toBeNull();
    } finally {
      await db.inspect.query("update tenants set disabled_at = null where slug = 'acme'");
    }
  });
});

it("finds a tenant as soon as it is there, however often it was asked for before", async () => {
  const key = { by: "slug", slug: "latecomer" } as const;
  expect(await directory.find(key)).toBeNull();

  await db.inspect.query(
    "insert into tenants (id, slug, name, title, description, primary_color) values (uuidv7(), 'latecomer', 'L', 'L', '', '#000000')",
  );

  expect(await directory.find(key)).toMatchObject({ slug: "latecomer" });
});

it("does not keep a failure", async () => {
  isAway = true;
  await expect(directory.find(acme)).rejects.toThrow("away");
  isAway = false;

  expect(await directory.find(acme)).toMatchObject({ slug: "acme" });
});

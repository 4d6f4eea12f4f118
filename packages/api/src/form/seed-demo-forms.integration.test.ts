import { createTestDatabase, demoTenants, type TestDatabase } from "@portal/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listForms } from "./list-forms.ts";
import { seedDemoForms } from "./seed-demo-forms.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("publishes Acme's form in two versions and Globex's in one, once", async () => {
  await seedDemoForms(db);
  await seedDemoForms(db);

  const acme = await listForms(db.database, demoTenants.acme.id);
  const globex = await listForms(db.database, demoTenants.globex.id);
  expect(acme.map(({ key, version }) => ({ key, version }))).toEqual([{ key: "it-support", version: 2 }]);
  expect(globex.map(({ key, version }) => ({ key, version }))).toEqual([{ key: "contact", version: 1 }]);
});

import { join } from "node:path";
import { mintAccessToken, loadSigningKeys } from "@portal/api/operator";
import { createDatabase } from "@portal/db";
import { demoTenants, type EmbeddedUrls } from "@portal/db/admin";
import { findFreePort } from "@portal/db/testing/free-port";
import { servingFrom } from "../../scripts/stress/portal-database.ts";
import { webProcess } from "../../scripts/stress/processes-under-test.ts";

/** A web process that serves the production build as `npm start` has it served. */
export interface ServedPortal extends AsyncDisposable {
  readonly origin: string;
  pid(): number;
}

/** Whom and what it serves. */
export interface Serving {
  readonly dataDir: string;
  readonly urls: Pick<EmbeddedUrls, "webUrl" | "intakeUrl">;
  /** Settings besides, such as a pool's size. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts one. Its log is in the data folder. */
export async function servePortal({ dataDir, urls, settings = {} }: Serving): Promise<ServedPortal> {
  const port = await findFreePort();
  const environment = { ...servingFrom(dataDir, urls, port), ...settings };
  const web = webProcess(port, { environment, log: join(dataDir, `web-${port}.log`) });
  await web.start();
  return { origin: `http://localhost:${port}`, pid: () => web.pid(), [Symbol.asyncDispose]: () => web.stop() };
}

/** A token of a person's at a portal, good for a day. */
export async function tokenFor({ origin }: ServedPortal, { dataDir, urls }: Serving): Promise<string> {
  const database = createDatabase({
    ...urls,
    poolMax: 1,
    connectTimeoutMs: 5_000,
    admissionQueueMax: 10,
    admissionTimeoutMs: 5_000,
    transactionTimeoutMs: 5_000,
  });
  try {
    const signingKeys = await loadSigningKeys({ dataDir });
    const order = { tenantSlug: demoTenants.acme.slug, email: "person@example.com", name: "Pia Person" };
    return await mintAccessToken(
      { database, signingKeys, publicUrl: new URL(origin) },
      { ...order, expiresInSeconds: 86_400 },
    );
  } finally {
    await database.close();
  }
}

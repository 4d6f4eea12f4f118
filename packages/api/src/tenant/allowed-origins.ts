import type { Database } from "@portal/db";
import type { Logger } from "pino";

/** How long a process goes by what it has read of the tenants' lists, in seconds: a change takes effect within this time. */
const memorySeconds = 10;

/** Whose pages may read the API's answers, as the tenants' lists say. */
export interface AllowedOrigins {
  /**
   * Whether a page of this origin may read an answer about this tenant; with `null`, an answer about none, such as a refusal before its tenant
   * was known, for which it is enough to be on any tenant's list. Never rejects.
   *
   * @param origin as a browser sent it; only the very same text is on a list
   */
  allow(origin: string, tenantId: string | null): Promise<boolean>;
}

/** The origins on the list of one tenant. */
interface OriginList {
  id: string;
  allowedOrigins: string[];
}

interface AllowedOriginsOptions {
  read: () => Promise<OriginList[]>;
  logger: Logger;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Makes the memory of one process. All lists together are read at most once in ten seconds, however many ask and whatever they ask for, and the
 * last ones stay good while the database is away: that it is away has to be readable too.
 */
export function createAllowedOrigins({ read, logger, now = Date.now }: AllowedOriginsOptions): AllowedOrigins {
  let lists: ReadonlyMap<string, readonly string[]> = new Map();
  let untilMs = 0;
  let reading: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    try {
      lists = new Map((await read()).map(({ id, allowedOrigins }) => [id, allowedOrigins]));
    } catch (error) {
      logger.warn({ err: error }, "the lists of allowed origins are as old as the last that could be read");
    }
    untilMs = now() + memorySeconds * 1000;
  }

  return {
    async allow(origin, tenantId) {
      if (now() >= untilMs) {
        reading ??= refresh().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      if (tenantId !== null) return lists.get(tenantId.toLowerCase())?.includes(origin) ?? false;
      return [...lists.values()].some((list) => list.includes(origin));
    },
  };
}

/** Reads the lists of all tenants that have one and answer at all. */
export function originsInDatabase(database: Database): () => Promise<OriginList[]> {
  return () =>
    database.readDirectory((tx) =>
      tx.tenant.findMany({
        where: { allowedOrigins: { isEmpty: false }, disabledAt: null },
        select: { id: true, allowedOrigins: true },
      }),
    );
}

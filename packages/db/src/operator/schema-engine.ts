import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// The type numbers of "char" (one letter, used by the system catalogue only) and of text.
const charType = 18;
const textType = 25;

// Node's types leave this global to the browser's, which have no business here.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

let loaded: Promise<void> | undefined;

/**
 * Runs `use` with Prisma's schema engine connected to `url`, and closes the connections afterwards.
 * The engine is its WebAssembly build: the native one would have to be downloaded at run time.
 */
export async function withSchemaEngine<T>(
  url: string,
  schemaText: string,
  use: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [["schema.prisma", schemaText]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(wholeScriptFactory(pool, url)),
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

async function loadEngine(): Promise<void> {
  // Where the engine leaves the sentence of a panic; without it a panic hides behind a TypeError.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`The schema engine gave up: ${message}`);
      },
    },
  });
  const entryPoint = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(join(dirname(entryPoint), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engineModule } });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") Reflect.apply(start, undefined, []);
}

// PrismaPg's own executeScript cuts a script at every ";" and so breaks the bodies of functions and DO blocks.
function wholeScriptFactory(pool: pg.Pool, url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readingTheCatalogue(sendingWholeScripts(await factory.connect(), pool), pool),
    connectToShadowDb: () => connectToShadow(pool, url),
  };
}

function sendingWholeScripts(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw asDriverAdapterError(error);
    });
  };
  return adapter;
}

// The engine reads "char" columns of the catalogue, which PrismaPg refuses. They pass through it as text and are
// declared afterwards for what they are. The pool has one connection, so the last answer seen is the one being read.
function readingTheCatalogue(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  let charColumns: number[] = [];
  pool.on("connect", (client) => {
    if (!(client instanceof pg.Client)) return;
    client.connection.prependListener("rowDescription", ({ fields }: { fields: { dataTypeID: number }[] }) => {
      charColumns = fields.flatMap((field, index) => (field.dataTypeID === charType ? [index] : []));
      for (const field of fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
    });
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    charColumns = [];
    return result;
  };
  return adapter;
}

// The shadow database is ours to make: PrismaPg's own drops it while it is still connected to it.
async function connectToShadow(pool: pg.Pool, url: string): Promise<SqlDriverAdapter> {
  const name = `portal_shadow_${randomUUID().replaceAll("-", "")}`;
  await pool.query(`create database ${name}`);
  const shadowPool = new pg.Pool({ connectionString: withDatabase(url, name), max: 1 });
  const connected = await new PrismaPg(shadowPool).connect();
  const adapter = readingTheCatalogue(sendingWholeScripts(connected, shadowPool), shadowPool);
  adapter.dispose = async () => {
    await shadowPool.end();
    await pool.query(`drop database ${name} with (force)`);
  };
  return adapter;
}

function asDriverAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "N/A",
    severity: error.severity ?? "N/A",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/** The same connection string with another database name. Throws a TypeError when `url` is not a URL. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

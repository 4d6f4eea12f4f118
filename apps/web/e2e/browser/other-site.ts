import { once } from "node:events";
import { createServer } from "node:http";
import { readEmbeddedUrls, updateTenant } from "@portal/db/admin";
import { readSettings } from "@portal/settings";

/** What a site answers. */
export interface SiteFile {
  readonly type: string;
  readonly content: string;
}

/** A site of somebody else's. */
export interface OtherSite extends AsyncDisposable {
  readonly origin: string;
}

/** Starts one on another origin than the portal's. */
export async function startOtherSite(read: (path: string) => Promise<SiteFile> | SiteFile): Promise<OtherSite> {
  const server = createServer((request, response) => {
    void Promise.resolve(read(new URL(request.url ?? "/", "http://127.0.0.1").pathname)).then(
      ({ type, content }) => response.setHeader("Content-Type", type).end(content),
      () => response.writeHead(404).end(),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The site has no port.");
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { origin: `http://127.0.0.1:${String(address.port)}`, [Symbol.asyncDispose]: close };
}

/** Lists the origins whose pages may read a tenant's answers, in the portal under test. */
export async function allowOrigins(slug: string, allowedOrigins: string[]): Promise<void> {
  const { dataDir, database } = readSettings();
  if (database.kind !== "embedded") throw new Error("The tests bring their own database.");
  const { ownerUrl } = await readEmbeddedUrls(dataDir, database.port);
  await updateTenant(ownerUrl, slug, { allowedOrigins });
}

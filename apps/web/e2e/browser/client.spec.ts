import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { z } from "zod";
import { installClient } from "../installed-client.ts";
import { storedConversations } from "../stored-conversations.ts";
import { globex } from "../test-tenants.ts";
import { allowOrigins, startOtherSite, type SiteFile } from "./other-site.ts";
import { expect, test } from "./test.ts";

test.describe.configure({ timeout: 120_000 });
// A stopped upload and a refusal, which the test provokes.
test.use({ expectedErrors: [/status of 422/u] });

const page = `<!doctype html><html lang="en"><title>A page of somebody's</title><link rel="icon" href="data:,"><body>
<script type="importmap">{"imports":{"@portal/client":"/dist/index.js"}}</script>
<script type="module" src="/browser.js"></script>`;

const reported = z.object({
  id: z.string(),
  progress: z.array(z.number()),
  again: z.boolean(),
  stopped: z.string(),
  refused: z.unknown(),
});

test("the client runs in a page of another origin as it was installed: a file with progress, a submission, an end to an upload", async ({
  page: tab,
  request,
  baseURL,
}) => {
  await using installed = await installClient();
  await using site = await startOtherSite((asked) => fileOf(asked, installed.folder));
  await allowOrigins(globex.slug, [site.origin]);
  const settings = `/api/v1/help-center/settings?tenant_id=${globex.id}`;
  const allowed = async () =>
    (await request.get(settings, { headers: { Origin: site.origin } })).headers()["access-control-allow-origin"];
  // A process goes by a list for ten seconds.
  await expect.poll(allowed, { timeout: 12_000 }).toBe(site.origin);

  await tab.goto(`${site.origin}/?portal=${baseURL ?? ""}&tenant=${globex.id}`);
  await expect(tab.locator("body")).toHaveText(/^\{/u, { timeout: 60_000 });

  const report = reported.parse(JSON.parse(await tab.locator("body").innerText()));
  const stored = await storedConversations(globex.id, "From a page");
  expect(stored.map(({ id }) => id)).toEqual([report.id]);
  expect(report.progress.length).toBeGreaterThan(1);
  expect(report.progress).toEqual(report.progress.toSorted((one, other) => one - other));
  expect(report.progress.at(-1)).toBe(3_000_000);
  expect(report.again).toBe(true);
  expect(report.stopped).toBe("the page was closed");
  expect(report.refused).toEqual({ type: "invalid_input", hasRequestId: true });
});

/** What is on a site of somebody's own, which has the installed package's files as they are. */
async function fileOf(asked: string, folder: string): Promise<SiteFile> {
  if (asked === "/") return { type: "text/html", content: page };
  const content =
    asked === "/browser.js"
      ? stripTypeScriptTypes(await readFile(path.join(folder, "browser.ts"), "utf8"))
      : await readFile(path.join(folder, "node_modules/@portal/client", asked), "utf8");
  return { type: "text/javascript", content };
}

import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import type { Route } from "@playwright/test";
import { z } from "zod";
import { installClient } from "../installed-client.ts";
import { storedConversations } from "../stored-conversations.ts";
import { acme } from "../test-tenants.ts";
import { expect, test } from "./test.ts";

test.describe.configure({ timeout: 120_000 });
// A stopped upload and a refusal, which the test provokes.
test.use({ expectedErrors: [/status of 422/u] });

const page = `<!doctype html><html lang="en"><title>A page of somebody's</title><body>
<script type="importmap">{"imports":{"@portal/client":"/somebody/dist/index.js"}}</script>
<script type="module" src="/somebody/browser.js"></script>`;

const reported = z.object({
  id: z.string(),
  progress: z.array(z.number()),
  again: z.boolean(),
  stopped: z.string(),
  refused: z.unknown(),
});

test("the client runs in a page as it was installed: a file with progress, a submission, an end to an upload", async ({
  page: tab,
  baseURL,
}) => {
  await using installed = await installClient();
  await tab.route("**/somebody/**", (route) => serve(route, installed.folder));

  await tab.goto(`/somebody/?portal=${baseURL ?? ""}&tenant=${acme.id}`);
  await expect(tab.locator("body")).toHaveText(/^\{/u, { timeout: 60_000 });

  const report = reported.parse(JSON.parse(await tab.locator("body").innerText()));
  const stored = await storedConversations(acme.id, "From a page");
  expect(stored.map(({ id }) => id)).toEqual([report.id]);
  expect(report.progress.length).toBeGreaterThan(1);
  expect(report.progress).toEqual(report.progress.toSorted((one, other) => one - other));
  expect(report.progress.at(-1)).toBe(3_000_000);
  expect(report.again).toBe(true);
  expect(report.stopped).toBe("the page was closed");
  expect(report.refused).toEqual({ type: "invalid_input", hasRequestId: true });
});

/** Answers for a site of somebody's own, which has the installed package's files as they are. */
async function serve(route: Route, folder: string): Promise<void> {
  const asked = new URL(route.request().url()).pathname.replace("/somebody/", "");
  if (asked === "") return route.fulfill({ contentType: "text/html", body: page });
  const body =
    asked === "browser.js"
      ? stripTypeScriptTypes(await readFile(path.join(folder, "browser.ts"), "utf8"))
      : await readFile(path.join(folder, "node_modules/@portal/client", asked), "utf8");
  return route.fulfill({ contentType: "text/javascript", body });
}

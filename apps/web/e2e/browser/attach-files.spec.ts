import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page, Route } from "@playwright/test";
import { z } from "zod";
import { storedFiles } from "../stored-files.ts";
import { acme } from "../test-tenants.ts";
import { alertOn, expect, fillRequest, isolated, readReference, send, test, typedRequest } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u] });

const sentSchema = z.looseObject({ attachment_ids: z.array(z.string()) });
const uploads = "**/api/v1/help-center/attachments/uploads/**";
const presigns = "**/api/trpc/attachment.presign";
const pdf = { name: "résumé 日本語 🐛.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%test\n") };
const log = { name: "server.log", mimeType: "", buffer: Buffer.from("12:00 all is well\n") };
const storedPdf = { filename: pdf.name, contentType: "application/pdf", sizeBytes: pdf.buffer.length };
const storedLog = { filename: log.name, contentType: "text/plain", sizeBytes: log.buffer.length };

test("two files outlive a refusal and a reload, and arrive with the request", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await choose(page, [pdf, log]);
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  await send(page);
  await expect(alertOn(page, "There is a problem")).toBeFocused();
  await page.reload();

  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  await fillRequest(page, request);
  await send(page);
  await readReference(page);
  expect(await storedFiles(acme.id, request.subject)).toEqual([storedPdf, storedLog]);
  await page.goto("/acme");
  await expect(rows(page)).toHaveCount(0);
});

test("a request that is sent early waits for its files", async ({ page }) => {
  const request = typedRequest();
  const held = await holdUploads(page);
  await page.goto("/acme");
  await fillRequest(page, request);
  await choose(page, [pdf]);
  await expect(page.getByRole("progressbar", { name: `Upload of ${pdf.name}` })).toBeVisible();
  await send(page);
  await expect(page.getByRole("status").filter({ hasText: "as soon as its files are uploaded" })).toBeVisible();
  await held.release();

  await readReference(page);
  expect(await storedFiles(acme.id, request.subject)).toEqual([storedPdf]);
});

test.describe("files that cannot be sent", () => {
  test("are refused at once, each with the limit that it breaks", async ({ page }) => {
    await page.goto("/acme");
    await chooseInPage(page, [
      { name: "film.mp4", type: "video/mp4", size: 21 * 1024 * 1024 },
      { name: "setup.exe", type: "application/x-msdownload", size: 10 },
      { name: "nothing.txt", type: "text/plain", size: 0 },
    ]);

    await expect(rowOf(page, "film.mp4")).toContainText("A file can have at most 20 MB");
    await expect(rowOf(page, "setup.exe")).toContainText(
      `This kind of file cannot be sent. These can: ${isolated("PNG")}, ${isolated("JPEG")}`,
    );
    await expect(rowOf(page, "nothing.txt")).toContainText("This file is empty");
    await expect(page.getByText("Up to 10 files, at most 20 MB each and 50 MB together")).toBeVisible();
    await fillRequest(page, typedRequest());
    await send(page);
    const summary = alertOn(page, "There is a problem");
    await summary.getByRole("link", { name: "setup.exe" }).click();
    await expect(rowOf(page, "setup.exe")).toBeFocused();
    for (const name of ["film.mp4", "setup.exe", "nothing.txt"]) await remove(page, name);
    await send(page);
    await readReference(page);
  });

  test("may be too many, until others are removed", async ({ page }) => {
    await page.goto("/acme");
    const files = Array.from({ length: 11 }, (_, index) => ({ ...log, name: `${index}.log` }));
    await page.route(presigns, (route) => route.abort());
    await choose(page, files);

    await expect(rowOf(page, "10.log")).toContainText("At most 10 files can be sent");
    await expect(rows(page)).toHaveCount(11);
  });

  test("may turn out not to be what their name says, and say so before the request is sent", async ({ page }) => {
    await page.goto("/acme");
    await choose(page, [{ ...pdf, name: "photo.png" }]);

    await expect(rowOf(page, "photo.png")).toContainText("it is not what its name says");
  });
});

test("a dropped connection costs only what was not there yet", async ({ page, context }) => {
  const request = typedRequest();
  const sent = countUploads(page);
  await page.goto("/acme");
  await fillRequest(page, request);
  await choose(page, [log]);
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  await page.route(uploads, (route) => route.abort("connectionreset"), { times: 1 });
  await choose(page, [pdf]);
  await expect(rowOf(page, pdf.name)).toContainText("The connection was lost");
  await rowOf(page, pdf.name).getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await expect(rowOf(page, pdf.name).getByRole("button", { name: "Remove" })).toBeFocused();
  // The log once, the PDF twice.
  expect(sent()).toBe(3);

  await context.setOffline(true);
  await choose(page, [{ ...log, name: "later.log" }]);
  await expect(rowOf(page, "later.log")).toContainText("The connection was lost");
  await send(page);
  await expect(alertOn(page, "You are offline")).toBeFocused();
  await context.setOffline(false);
  await expect(rowOf(page, "later.log")).toContainText("Uploaded");
  await send(page);
  await readReference(page);
  expect(await storedFiles(acme.id, request.subject)).toEqual([
    { ...storedLog, filename: "later.log" },
    storedPdf,
    storedLog,
  ]);
});

test("an upload can be cancelled, tried again and removed", async ({ page }) => {
  const held = await holdUploads(page);
  await page.goto("/acme");
  await choose(page, [pdf]);
  await rowOf(page, pdf.name).getByRole("button", { name: "Cancel" }).click();
  await expect(rowOf(page, pdf.name)).toContainText("You cancelled the upload");
  await held.release();
  await rowOf(page, pdf.name).getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await remove(page, pdf.name);

  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByLabel("Files (optional)")).toBeFocused();
});

test("an address that has expired is replaced, and a busy server waited for", async ({ page }) => {
  await page.route(uploads, (route) => route.fulfill({ status: 403, json: { detail: "Expired" } }), { times: 1 });
  await page.route(presigns, (route) => route.fulfill(tooManyRequests), { times: 1 });
  await page.goto("/acme");
  await choose(page, [pdf]);

  await expect(rowOf(page, pdf.name)).toContainText("This one goes on in 2 seconds");
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
});

test("a file that was still on its way when the page was reloaded asks to be chosen again", async ({ page }) => {
  const held = await holdUploads(page);
  await page.goto("/acme");
  await choose(page, [pdf]);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.reload();
  await expect(rowOf(page, pdf.name)).toContainText("not uploaded before the page was loaded again. Choose it again");
  await held.release();
  await choose(page, [pdf]);

  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await page.getByRole("button", { name: "Clear form" }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("You can also drop files")).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test("a file that the server has lost meanwhile is named in the summary and on its row", async ({ page }) => {
  await page.goto("/acme");
  await fillRequest(page, typedRequest());
  await choose(page, [log, pdf]);
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await page.route(
    "**/api/trpc/conversation.create",
    async (route) => {
      const sent = sentSchema.parse(route.request().postDataJSON());
      const [first] = sent.attachment_ids;
      await route.continue({ postData: { ...sent, attachment_ids: [first, "gone"] } });
    },
    { times: 1 },
  );
  await send(page);

  await expect(alertOn(page, "There is a problem").getByRole("link")).toHaveCount(1);
  await alertOn(page).getByRole("link", { name: pdf.name }).click();
  await expect(rowOf(page, pdf.name)).toBeFocused();
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  await rowOf(page, pdf.name).getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, pdf.name)).toContainText("Uploaded");
  await send(page);
  await readReference(page);
});

test("files can be dropped on the page and pasted into it", async ({ page }) => {
  await page.goto("/acme");
  await expect(page.getByText("You can also drop files")).toBeVisible();
  await giveInPage(page, "drop", "dropped.txt");
  await expect(rowOf(page, "dropped.txt")).toContainText("Uploaded");
  await giveInPage(page, "paste", "pasted.txt");

  await expect(rowOf(page, "pasted.txt")).toContainText("Uploaded");
});

test("files can be handled from the keyboard, and are read out politely", async ({ page }) => {
  await page.goto("/acme");
  const input = page.getByLabel("Files (optional)");
  await input.focus();
  await expect(input).toBeFocused();
  // Opening its window is the browser's own.
  await choose(page, [pdf, log]);
  await expect(rowOf(page, log.name)).toContainText("Uploaded");
  const spoken = page.getByRole("log", { name: "Uploads" });
  await expect(spoken).toContainText(`Uploading ${pdf.name}`);
  await expect(spoken).toContainText(`${pdf.name} is uploaded`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: `Remove ${pdf.name}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${log.name}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(input).toBeFocused();
});

/** Every state of the file area, by the way to it. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  empty: (page) => expect(page.getByText("You can also drop files")).toBeVisible(),
  uploading: async (page) => {
    await page.route(uploads, () => undefined);
    await choose(page, [pdf, log]);
    await expect(page.getByRole("progressbar")).toHaveCount(2);
  },
  failed: async (page) => {
    await page.route(uploads, (route) => route.abort());
    await choose(page, [pdf]);
    await chooseInPage(page, [{ name: "setup.exe", type: "application/x-msdownload", size: 10 }]);
    await expect(rowOf(page, pdf.name)).toContainText("The connection was lost");
    await expect(rowOf(page, "setup.exe")).toContainText("cannot be sent");
  },
  done: async (page) => {
    await choose(page, [pdf, { ...log, name: `${"long".repeat(30)}.log` }]);
    await expect(page.getByText("Uploaded", { exact: true })).toHaveCount(2);
  },
};

for (const [state, goThere] of Object.entries(states)) {
  test(`files, ${state}, break no rule of WCAG 2.2 AA that a machine can check`, async ({ page }) => {
    await page.goto("/acme");
    await goThere(page);

    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await brokenRules(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one file arrives with one submit", async ({ page }) => {
    const request = typedRequest();
    await page.goto("/acme");
    await fillRequest(page, request);
    await page.getByLabel("Files (optional)").setInputFiles([pdf]);
    await send(page);

    await readReference(page);
    expect(await storedFiles(acme.id, request.subject)).toEqual([storedPdf]);
  });

  test("a refusal keeps the file, and another can be added", async ({ page }) => {
    const request = typedRequest();
    await page.goto("/acme");
    await fillRequest(page, { ...request, email: "nobody" });
    await page.getByLabel("Files (optional)").setInputFiles([pdf, log]);
    await send(page);
    await expect(alertOn(page, "There is a problem")).toBeFocused();
    await expect(page.getByRole("checkbox", { name: pdf.name })).toBeChecked();
    await page.getByRole("checkbox", { name: log.name }).uncheck();
    await page.getByLabel("Email address").fill(request.email);
    await page.getByLabel("Files (optional)").setInputFiles([{ ...log, name: "second.log" }]);
    await send(page);

    await readReference(page);
    expect(await storedFiles(acme.id, request.subject)).toEqual([storedPdf, { ...storedLog, filename: "second.log" }]);
  });

  test("a file that cannot be sent is named, and nothing is sent without it", async ({ page }) => {
    const request = typedRequest();
    await page.goto("/acme");
    await fillRequest(page, request);
    const exe = { name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
    await page.getByLabel("Files (optional)").setInputFiles([pdf, exe]);
    await send(page);

    await expect(alertOn(page).getByRole("link", { name: "setup.exe" })).toHaveAttribute("href", "#files");
    await expect(page.getByRole("checkbox", { name: pdf.name })).toBeChecked();
    expect(await storedFiles(acme.id, request.subject)).toEqual([]);
  });

  test("a large file arrives too, and one too large for a form is turned away in words", async ({ page }) => {
    test.slow();
    const request = typedRequest();
    const large = (mebibytes: number) => ({
      name: "large.txt",
      mimeType: "text/plain",
      buffer: Buffer.alloc(mebibytes * 1024 * 1024, "a"),
    });
    await page.goto("/acme");
    await fillRequest(page, request);
    await page.getByLabel("Files (optional)").setInputFiles([large(26)]);
    await send(page);
    await expect(page.getByRole("heading", { name: "Your text and files are too large to be sent" })).toBeVisible();
    await page.goBack();
    await fillRequest(page, request);
    await page.getByLabel("Files (optional)").setInputFiles([large(19)]);
    await send(page);

    await readReference(page);
    expect(await storedFiles(acme.id, request.subject)).toMatchObject([{ sizeBytes: 19 * 1024 * 1024 }]);
  });
});

type Chosen = Exclude<Parameters<Locator["setInputFiles"]>[0], string | readonly string[]>;

async function choose(page: Page, files: Chosen): Promise<void> {
  await page.getByLabel("Files (optional)").setInputFiles(files);
}

function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
}

function rowOf(page: Page, name: string): Locator {
  return rows(page).filter({ has: page.getByText(name, { exact: true }) });
}

async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Remove ${name}` }).click();
}

/** Chooses files of any size without carrying their bytes to the browser. */
async function chooseInPage(page: Page, files: { name: string; type: string; size: number }[]): Promise<void> {
  await page.getByLabel("Files (optional)").evaluate((input, given) => {
    if (!(input instanceof HTMLInputElement)) return;
    const transfer = new DataTransfer();
    for (const { name, type, size } of given) transfer.items.add(new File([new Uint8Array(size)], name, { type }));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, files);
}

async function giveInPage(page: Page, way: "drop" | "paste", name: string): Promise<void> {
  await page.getByLabel("Description").evaluate(
    (target, given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["some text"], given.name, { type: "text/plain" }));
      const event =
        given.way === "drop"
          ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
    },
    { way, name },
  );
}

/** Lets uploads begin but not end, until they are released. */
async function holdUploads(page: Page): Promise<{ release: () => Promise<void> }> {
  const held: Route[] = [];
  await page.route(uploads, (route) => void held.push(route));
  return {
    release: async () => {
      await page.unroute(uploads);
      // One that was cancelled meanwhile cannot go on.
      await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
    },
  };
}

function countUploads(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") count += 1;
  });
  return () => count;
}

async function brokenRules(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const tooManyRequests = {
  status: 429,
  json: {
    error: {
      message: "Too many requests",
      code: -32029,
      data: {
        code: "TOO_MANY_REQUESTS",
        httpStatus: 429,
        error_code: "too_many_requests",
        detail: "Too many requests",
        problems: [],
        request_id: "8f14e45f",
        retry_after_seconds: 2,
      },
    },
  },
};

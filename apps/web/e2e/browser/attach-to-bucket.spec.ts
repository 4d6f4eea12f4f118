import { startFilePortal, type FilePortal } from "../http/file-portal.ts";
import { alertOn, expect, fillRequest, readReference, send, test, typedRequest } from "./test.ts";

const pdf = { name: "résumé 日本語 🐛.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%test\n") };
const log = { name: "server.log", mimeType: "", buffer: Buffer.from("12:00 all is well\n") };

// A bucket is another origin: the page's policy has to name it, and the bucket has to let the page in.
test.describe("where files are kept in a bucket", () => {
  let portal: FilePortal;

  test.beforeAll(async () => {
    portal = await startFilePortal("s3");
  });

  test.afterAll(() => portal.close());

  test("two files go there from the page, outlive a refusal and a reload, and arrive", async ({ page }) => {
    test.slow();
    const puts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "PUT") puts.push(new URL(request.url()).origin);
    });
    await page.goto(`${portal.origin}/acme`);
    await page.getByLabel("Files (optional)").setInputFiles([pdf, log]);
    await expect(page.getByText("Uploaded", { exact: true })).toHaveCount(2);
    expect(puts).toEqual([portal.s3?.endpoint, portal.s3?.endpoint]);
    await send(page);
    await expect(alertOn(page, "There is a problem")).toBeFocused();
    await page.reload();
    await expect(page.getByText("Uploaded", { exact: true })).toHaveCount(2);
    await fillRequest(page, typedRequest());
    await send(page);
    await readReference(page);

    const files = await portal.inspection.withRlsBypass((tx) => tx.attachment.findMany({ orderBy: { id: "asc" } }));
    expect(files.map(({ filename }) => filename).toSorted()).toEqual([pdf.name, log.name].toSorted());
    for (const { id, filename, linkedAt } of files) {
      expect(linkedAt).not.toBeNull();
      const sent = filename === pdf.name ? pdf : log;
      expect(Buffer.from(await (await fetch(portal.linkTo(id))).arrayBuffer()).equals(sent.buffer)).toBe(true);
    }
  });
});

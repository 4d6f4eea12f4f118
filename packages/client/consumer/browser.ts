// A page of somebody who has installed the client: what it did goes into the document as JSON.
import { createClient, HelpCenterError } from "@portal/client";

const { searchParams } = new URL(location.href);
const baseUrl = searchParams.get("portal") ?? "";
const tenantId = searchParams.get("tenant") ?? "";
const client = createClient({ baseUrl, tenantId });

const progress: number[] = [];
const file = new File(["x".repeat(3_000_000)], "log.txt", { type: "text/plain;charset=utf-8" });
const { attachmentId } = await client.attachments.upload(file, {
  onProgress: ({ loadedBytes }) => progress.push(loadedBytes),
});
const { conversation } = await client.conversations.create({
  subject: "From a page",
  description: "It burns.",
  name: "Ada",
  email: "page@example.com",
  attachment_ids: [attachmentId],
});
const [form] = (await client.forms.list()).items;
const again = (await client.forms.list()).items[0] === form;

async function stopUpload(): Promise<string> {
  const stopping = new AbortController();
  const onProgress = () => stopping.abort(new Error("the page was closed"));
  try {
    await client.attachments.upload(file, { signal: stopping.signal, onProgress });
    return "it went on";
  } catch (error) {
    return error instanceof Error ? error.message : "nothing known";
  }
}

async function refusal(): Promise<unknown> {
  try {
    return await client.conversations.create({ subject: "", description: "It burns." });
  } catch (error) {
    if (!(error instanceof HelpCenterError)) throw error;
    return { type: error.type, hasRequestId: error.requestId !== null };
  }
}

const report = { id: conversation.id, progress, again, stopped: await stopUpload(), refused: await refusal() };
document.body.textContent = JSON.stringify(report);

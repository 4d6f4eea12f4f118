// A program of somebody who has installed the client: what it did is printed as JSON.
import { createClient, HelpCenterError } from "@portal/client";

const [baseUrl = "", busyUrl = "", lossyUrl = "", tenantId = "", token = "", challengingTenantId = "", apiKey = ""] =
  process.argv.slice(2);
const client = createClient({ baseUrl, tenantId });
let submissionCount = 0;

function submission() {
  submissionCount += 1;
  const subject = `Client ${submissionCount}`;
  return { subject, description: "It burns.", name: "Ada", email: `client-${submissionCount}@example.com` };
}

async function uploadTwo() {
  const progress: number[][] = [];
  const upload = async (filename: string, sizeBytes: number) => {
    const loaded: number[] = [];
    progress.push(loaded);
    const { attachmentId } = await client.attachments.upload(
      { filename, contentType: "text/plain", content: new Blob(["x".repeat(sizeBytes)]) },
      { onProgress: ({ loadedBytes }) => loaded.push(loadedBytes) },
    );
    return attachmentId;
  };
  const attachmentIds = await Promise.all([upload("one.txt", 300_000), upload("two.txt", 1_000_000)]);
  const { conversation } = await client.conversations.create({ ...submission(), attachment_ids: attachmentIds });
  return { id: conversation.id, progress };
}

/** What a call rejects with: the type and the places of an error of the client's, or else the message. */
async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof HelpCenterError)) return error instanceof Error ? error.message : "nothing known";
    const { type, status, requestId, problems } = error;
    return { type, status, hasRequestId: requestId !== null, places: problems.map(({ loc }) => loc.join(".")) };
  }
}

async function abort() {
  const stopping = new AbortController();
  const refusal = refusalOf(client.conversations.create(submission(), { signal: stopping.signal }));
  stopping.abort(new Error("the page was closed"));
  return refusal;
}

async function receipt() {
  const { conversation, idempotencyKey } = await client.conversations.create(submission());
  const found = await client.receipts.find(idempotencyKey);
  return { id: conversation.id, isFound: found?.id === conversation.id, other: await client.receipts.find("other") };
}

async function readForms() {
  const { items } = await client.forms.list();
  const [first] = items;
  if (first === undefined) return null;
  const form = await client.forms.get(first.key);
  return { isSame: form.id === first.id, isKept: (await client.forms.get(first.key)) === form };
}

const signedIn = createClient({ baseUrl, getToken: () => Promise.resolve(token) });
const program = createClient({ baseUrl, apiKey });
const report = {
  anonymous: await client.conversations.create(submission()),
  signedIn: await signedIn.conversations.create({ subject: "With a token", description: "It burns." }),
  relayed: await program.conversations.create(submission()),
  onBehalf: await program.conversations.create(submission(), { requesterVerified: true }),
  triedOnBehalf: await program.conversations.validate(submission(), { requesterVerified: true }),
  vouchedByNobody: await refusalOf(client.conversations.create(submission(), { requesterVerified: true })),
  badKey: await refusalOf(createClient({ baseUrl, apiKey: "hck_x" }).conversations.create(submission())),
  files: await uploadTwo(),
  busy: await createClient({ baseUrl: busyUrl, tenantId }).conversations.create(submission()),
  lost: await createClient({ baseUrl: lossyUrl, tenantId }).conversations.create(submission()),
  challenged: await createClient({ baseUrl, tenantId: challengingTenantId }).conversations.create(submission()),
  tried: await client.conversations.validate({ ...submission(), subject: " Tried " }),
  triedInVain: await refusalOf(client.conversations.validate({ ...submission(), subject: "" })),
  aborted: await abort(),
  receipt: await receipt(),
  forms: await readForms(),
  settings: (await client.settings()).tenant_id,
  invalid: await refusalOf(client.conversations.create({ ...submission(), email: "nobody", subject: "" })),
  unknownTenant: await refusalOf(createClient({ baseUrl, tenantId: crypto.randomUUID() }).settings()),
  badToken: await refusalOf(createClient({ baseUrl, token: "x" }).conversations.create(submission())),
  refusedFile: await refusalOf(client.attachments.upload({ filename: "a.exe", content: new Uint8Array([1]) })),
  nobody: await refusalOf(createClient({ baseUrl: "http://127.0.0.1:1", retries: 1 }).settings()),
};
process.stdout.write(JSON.stringify(report));

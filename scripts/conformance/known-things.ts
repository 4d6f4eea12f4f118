import { randomUUID } from "node:crypto";
import { formListSchema } from "@portal/contract";
import type { KnownThings } from "@portal/contract/open-api-testing";
import { runQuietly } from "../processes.ts";
import { repositoryRoot } from "../environment.ts";
import type { StressedPortal } from "../stress/stressed-portal.ts";

const conversations = "/api/v1/help-center/conversations";

/** Finds out, and makes, what requests can refer to in a portal under test: its tenant, forms, a key that was used, a person's token. */
export async function findKnownThings({ origin, tenantId, environment }: StressedPortal): Promise<KnownThings> {
  const forms = formListSchema.parse(
    await (await fetch(`${origin}/api/v1/help-center/forms?tenant_id=${tenantId}`)).json(),
  );
  const key = randomUUID();
  await fetch(`${origin}${conversations}?tenant_id=${tenantId}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify({ subject: "Printer", description: "It burns.", name: "Ada", email: "ada@example.com" }),
  });
  return {
    parameters: {
      tenant_id: [tenantId],
      form: forms.items.flatMap((form) => [form.id, form.key]),
      version: ["1", "2"],
      locale: ["de", "en"],
      hostname: ["acme.localhost", "globex.localhost"],
      "Idempotency-Key": [key],
      "Portal-Challenge": ["none"],
      "If-None-Match": ["*", '"unknown"'],
    },
    properties: {
      tenant_slug: ["acme"],
      filename: ["screenshot.png"],
      content_type: ["image/png"],
      file_size: [68],
      form_id: forms.items.map(({ id }) => id),
      form_version: [1, 2],
      attachment_ids: [[]],
    },
    tokens: [await mintToken(environment)],
  };
}

async function mintToken(env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["packages/cli/src/main.ts", "token", "--tenant", "acme", "--email", "ada@example.com", "--name", "Ada"];
  const { code, output } = await runQuietly(process.execPath, args, {
    cwd: repositoryRoot,
    env,
    signal: AbortSignal.timeout(60_000),
    timeoutMs: 60_000,
  });
  if (code !== 0) throw new Error(output);
  return output.trim();
}

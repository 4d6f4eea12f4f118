import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { apiKeysCommand } from "./api-key/api-keys-command.ts";
import { attachmentsCommand } from "./attachment/attachments-command.ts";
import { auditCommand } from "./audit/audit-command.ts";
import { createProgram } from "./command/create-program.ts";
import { runCommandLine } from "./command/run-command-line.ts";
import { conversationsCommand } from "./conversation/conversations-command.ts";
import { releaseCommand } from "./conversation/release-command.ts";
import { dbUrlCommand } from "./db-url/db-url-command.ts";
import { formsCommand } from "./form/forms-command.ts";
import { issuerCommand } from "./issuer/issuer-command.ts";
import { jobsCommand } from "./jobs/jobs-command.ts";
import { keysCommand } from "./keys/keys-command.ts";
import { silenceCommand } from "./silence/silence-command.ts";
import { tenantCommand } from "./tenant/tenant-command.ts";
import { tokenCommand } from "./token/token-command.ts";
import { webhooksCommand } from "./webhooks/webhooks-command.ts";

// Much of a command's time is compiling what it loads; from here on that is kept for the next one.
enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/portal/", import.meta.url)));

const program = createProgram([
  tokenCommand,
  conversationsCommand,
  releaseCommand,
  attachmentsCommand,
  auditCommand,
  formsCommand,
  tenantCommand,
  issuerCommand,
  apiKeysCommand,
  keysCommand,
  webhooksCommand,
  silenceCommand,
  jobsCommand,
  dbUrlCommand,
]);

await runCommandLine(program, process.argv.slice(2));

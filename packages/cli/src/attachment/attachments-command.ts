import { createCommand, createNoun } from "../command/create-command.ts";

const url = createCommand("url", {
  summary: "Print a link that downloads one attached file, for a few minutes",
  needs: "--tenant <slug> --id <uuid>",
  examples: [
    "attachments url --tenant acme --id 0193b2f0-0000-7000-8000-000000000000",
    "conversations --tenant acme --json | jq -r '.attachments[].id'",
  ],
  run: async (options) => (await import("./print-download-url.ts")).printDownloadUrl(options),
})
  .option("--tenant <slug>", "whose file")
  .option("--id <uuid>", "which file, as `portal conversations --json` lists them");

const scan = createCommand("scan", {
  summary: "Scan the files that wait for it now, rather than within a minute",
  examples: ["attachments scan", "attachments scan --json"],
  run: async (options) => (await import("./scan-files.ts")).scanFiles(options),
});

const sweep = createCommand("sweep", {
  summary: "Remove uploads that nobody has attached within 24 hours; the portal does so by itself, too",
  examples: ["attachments sweep", "attachments sweep --json"],
  run: async (options) => (await import("./sweep-files.ts")).sweepFiles(options),
});

/** `portal attachments` */
export const attachmentsCommand = createNoun("attachments", "Look after the files that people attach", [
  url,
  scan,
  sweep,
]);

import { createCommand } from "../command/create-command.ts";

/** `portal db-url` */
export const dbUrlCommand = createCommand("db-url", {
  summary: "Print the connection string of one of the three database roles; it holds the role's password",
  needs: "--role <owner|web|intake>",
  examples: ["db-url --role web", 'psql "$(npm run --silent portal -- db-url --role owner)"'],
  run: async (options) => (await import("./print-db-url.ts")).printDbUrl(options),
}).option("--role <role>", "owner (migrates), web (reads) or intake (writes submissions)");

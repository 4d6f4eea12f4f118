import { dirname, join } from "node:path";
import { settingNames } from "@portal/settings";

/** Where the repository is. */
export const repositoryRoot = dirname(import.meta.dirname);

/** This process's environment without the portal's settings: what is built or tested must not depend on them. */
export function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settingNames.includes(name)));
}

/** The program of that name among the dependencies of a workspace, such as `apps/web`; "." is the root. */
export function toolOf(workspace: string, name: string): string {
  return join(repositoryRoot, workspace, "node_modules/.bin", name);
}

/**
 * Tells an error by its name rather than by its class: Next bundles the process's services and its routes apart, and each bundle has
 * classes of its own.
 */
export function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

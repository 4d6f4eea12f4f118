/** Names in an order in which each comes after what it depends on, and the loops that have no such order. */
export interface DependencyOrder {
  readonly order: readonly string[];
  readonly loops: readonly (readonly string[])[];
}

/**
 * Orders names by what they depend on (Tarjan's strongly connected components, which come out dependencies first).
 *
 * @param dependencies by name; names that are no keys of it are left out
 */
export function orderByDependency(dependencies: ReadonlyMap<string, readonly string[]>): DependencyOrder {
  const order: string[] = [];
  const loops: string[][] = [];
  const visits = new Map<string, { index: number; lowest: number }>();
  const open: string[] = [];

  for (const name of dependencies.keys()) visit(name);
  return { order, loops };

  function visit(name: string): { index: number; lowest: number } {
    const known = visits.get(name);
    if (known !== undefined) return known;
    const own = { index: visits.size, lowest: visits.size };
    visits.set(name, own);
    open.push(name);
    for (const dependency of dependencies.get(name) ?? []) {
      if (!dependencies.has(dependency)) continue;
      const isNew = !visits.has(dependency);
      const other = visit(dependency);
      if (isNew) own.lowest = Math.min(own.lowest, other.lowest);
      else if (open.includes(dependency)) own.lowest = Math.min(own.lowest, other.index);
    }
    if (own.lowest === own.index) close(name);
    return own;
  }

  function close(name: string): void {
    const members = open.splice(open.indexOf(name));
    order.push(...members);
    const dependsOnItself = dependencies.get(name)?.includes(name) === true;
    if (members.length > 1 || dependsOnItself) loops.push(members);
  }
}

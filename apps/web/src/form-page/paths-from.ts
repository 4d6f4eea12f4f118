import type { CascadeOption } from "@portal/contract/form";

/** Every way from an option to one that nothing follows from, the option itself included. */
export function pathsFrom(option: CascadeOption): CascadeOption[][] {
  if (option.children === undefined) return [[option]];
  return option.children.flatMap((child) => pathsFrom(child).map((path) => [option, ...path]));
}

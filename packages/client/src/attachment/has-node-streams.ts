/** Tells whether fetch sends a stream with the length that its header says, as Node's does. Edge runtimes only look like Node. */
export function hasNodeStreams(): boolean {
  const runtime: unknown = Reflect.get(globalThis, "process");
  if (typeof runtime !== "object" || runtime === null || !("release" in runtime)) return false;
  const { release } = runtime;
  if (typeof release !== "object" || release === null || !("name" in release) || release.name !== "node") return false;
  // Node 20 has no navigator.
  const agent = "navigator" in globalThis ? navigator.userAgent : "Node.js";
  return agent.startsWith("Node.js");
}

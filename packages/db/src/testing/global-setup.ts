import type { TestProject } from "vitest/node";
import { startTestCluster, type TestClusterUrls } from "./cluster.ts";

declare module "vitest" {
  // Interface merging is how vitest learns the type of a provided value.
  export interface ProvidedContext {
    testCluster: TestClusterUrls;
  }
}

/** Starts one cluster for all integration tests, and removes it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide("testCluster", cluster.urls);
  return () => cluster.remove();
}

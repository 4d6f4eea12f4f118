import type { TestProject } from "vitest/node";
import { startTestCluster } from "./cluster.ts";

/** Starts one cluster for all integration tests, and removes it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide("testCluster", cluster.urls);
  return () => cluster.remove();
}

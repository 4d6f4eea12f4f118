import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One more than it takes by itself on two cores: most integration tests wait for a database or another process.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/{src,test}/**/*.test.ts",
            "apps/*/{src,test}/**/*.test.ts",
            "scripts/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          // Far more than any of them takes on an idle machine; on a busy one a slow test is no wrong one.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["packages/*/{src,test}/**/*.integration.test.ts", "apps/*/{src,test}/**/*.integration.test.ts"],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          // Some start ten processes one after the other.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { expect, test } from "./test.ts";

// Far more than it takes on an idle machine.
test.describe.configure({ timeout: 240_000 });

const program = path.resolve(import.meta.dirname, "../../../../scripts/stress.ts");
const report = z.object({
  kills: z.array(z.object({ what: z.string(), found: z.union([z.number(), z.string()]), holds: z.boolean() })),
});

/** The stress program, as an engineer runs it for longer. */
async function killSome(...args: string[]) {
  const child = spawn(process.execPath, [program, "--only", "kills", "--json", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, "close")]);
  const { kills } = report.parse(JSON.parse(said));
  return { exitCode: child.exitCode, kills, of: (what: string) => kills.find((each) => each.what === what)?.found };
}

test("backends, database, web process and worker killed under load lose nothing that was acknowledged and double nothing", async () => {
  const { exitCode, kills, of } = await killSome("--kills", "12", "--end-leases");

  expect(kills.filter(({ holds }) => !holds)).toEqual([]);
  expect(exitCode).toBe(0);
  expect(of("kills")).toBe(12);
  for (const victim of ["backend", "database", "web", "worker"]) expect(of(`  of them: ${victim}`)).not.toBe(0);
  expect(of("conversations")).toBeGreaterThan(12);
  expect(of("webhook ids (one for each delivery)")).toBe(of("conversations"));
});

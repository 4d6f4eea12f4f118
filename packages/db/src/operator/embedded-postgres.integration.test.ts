import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, readEmbeddedUrls, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { migrate } from "./migrate.ts";
import { seed } from "./seed.ts";
import { createTenant, listTenants, TenantRefusedError } from "./tenants.ts";
import { addTokenIssuer, listTokenIssuers, removeTokenIssuer, TokenIssuerRefusedError } from "./token-issuers.ts";

let dataDir: string;
let port: number;
let server: EmbeddedPostgres;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "portal-embedded-"));
  await chmod(dataDir, 0o755);
  port = 20_000 + Math.floor(Math.random() * 10_000);
  server = await startEmbeddedPostgres({ dataDir, port });
});

afterEach(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const postmasterPid = async () =>
  Number.parseInt(await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test("it is durable, listens on this machine alone, and keeps its passwords to itself", async () => {
  expect(await ask(server.superuserUrl, "select current_setting('fsync') as answer")).toBe("on");
  expect(await ask(server.superuserUrl, "select current_setting('listen_addresses') as answer")).toBe("127.0.0.1");
  expect((await stat(join(dataDir, "postgres-passwords.json"))).mode & 0o777).toBe(0o600);
  const wrong = server.webUrl.replace(/:[^:@]+@/, ":guess@");
  await expect(ask(wrong, "select 1 as answer")).rejects.toMatchObject({ code: "28P01" });
});

test("another process reads the same connection strings, and starting again changes nothing", async () => {
  const { webUrl } = await readEmbeddedUrls(dataDir, port);
  expect(webUrl).toBe(server.webUrl);
  const again = await startEmbeddedPostgres({ dataDir, port });
  expect(again.webUrl).toBe(server.webUrl);
  expect(await ask(webUrl, "select current_user::text as answer")).toBe("portal_web");
});

test("a server that another living process started is left running", async () => {
  await writeFile(join(dataDir, "postgres-launcher.pid"), String(process.ppid));
  const guest = await startEmbeddedPostgres({ dataDir, port });
  expect(guest.started).toBe(false);
  await guest.stop();
  expect(await ask(server.webUrl, "select 1 as answer")).toBe(1);
});

test("it starts again after kill -9, with what was committed", async () => {
  await migrate(server);
  await seed(server);
  process.kill(await postmasterPid(), "SIGKILL");
  server = await startEmbeddedPostgres({ dataDir, port });
  expect(await listTenants(server.ownerUrl)).toHaveLength(2);
});

test("it starts although the process id in postmaster.pid belongs to somebody else by now", async () => {
  const path = join(dataDir, "postgres", "postmaster.pid");
  const lines = (await readFile(path, "utf8")).split("\n");
  await server.stop();
  await writeFile(path, [String(process.ppid), ...lines.slice(1)].join("\n"), { mode: 0o600 });
  server = await startEmbeddedPostgres({ dataDir, port });
  expect(await ask(server.webUrl, "select 1 as answer")).toBe(1);
});

test("a port that is taken is named", async () => {
  await server.stop();
  const squatter = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  try {
    await expect(startEmbeddedPostgres({ dataDir, port })).rejects.toThrow(`Port ${String(port)} is taken`);
  } finally {
    await new Promise((resolve) => squatter.close(resolve));
  }
});

test("importing it installs no signal handlers", async () => {
  const script = `await import(${JSON.stringify(new URL("../admin.ts", import.meta.url).href)});
    console.log(process.listenerCount("SIGINT") + process.listenerCount("SIGTERM"));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  expect(stdout.trim()).toBe("0");
});

test("tenants and their issuers are administered by the owner, and the seed overwrites nothing", async () => {
  const { ownerUrl } = server;
  await migrate(server);
  expect(await seed(server)).toEqual(["acme", "globex"]);
  await ask(ownerUrl, "update tenants set title = 'Ours' where slug = 'acme' returning title as answer");
  expect(await seed(server)).toEqual([]);
  expect(await ask(ownerUrl, "select title as answer from tenants where slug = 'acme'")).toBe("Ours");

  const initech = { slug: "initech", name: "Initech", title: "Initech", description: "", primaryColor: "#112233" };
  const tenantId = await createTenant(ownerUrl, initech);
  await expect(createTenant(ownerUrl, initech)).rejects.toBeInstanceOf(TenantRefusedError);
  await expect(createTenant(ownerUrl, { ...initech, slug: "No" })).rejects.toBeInstanceOf(TenantRefusedError);

  const issuer = {
    tenantId,
    issuer: "https://id.example",
    audience: "help-center",
    jwksUrl: "https://id.example/jwks",
  };
  await addTokenIssuer(ownerUrl, { ...issuer, algorithms: ["ES256"] });
  await expect(addTokenIssuer(ownerUrl, { ...issuer, algorithms: ["ES256"] })).rejects.toBeInstanceOf(
    TokenIssuerRefusedError,
  );
  const symmetric = addTokenIssuer(ownerUrl, { ...issuer, issuer: "https://other.example", algorithms: ["HS256"] });
  await expect(symmetric).rejects.toBeInstanceOf(TokenIssuerRefusedError);
  expect(await listTokenIssuers(ownerUrl, tenantId)).toMatchObject([{ issuer: issuer.issuer, jwks: null }]);
  expect(await removeTokenIssuer(ownerUrl, tenantId, issuer.issuer)).toBe(true);
  expect(await removeTokenIssuer(ownerUrl, tenantId, issuer.issuer)).toBe(false);
});

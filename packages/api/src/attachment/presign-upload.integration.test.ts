import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createContext, type RequestFacts } from "../context.ts";
import { createCaller } from "../index.ts";
import { createFileWorld, type FileWorld } from "./testing/create-file-world.ts";
import { limitServices } from "./testing/file-services.ts";
import { codeOf, problemsOf } from "./testing/problems-of.ts";

const acmeId = "11111111-1111-4111-8111-111111111111";
const declaration = { filename: "photo.png", content_type: "image/png", file_size: 100 };

let world: FileWorld;

beforeAll(async () => {
  world = await createFileWorld();
});

afterAll(() => world.close());

const textFile = { filename: "a.txt", content_type: "text/plain", file_size: 3 };

describe("a presign call", () => {
  it("names the tenant's limit on size", async () => {
    const tooLarge = { ...declaration, file_size: 20_971_521 };

    expect(await problemsOf(world.caller().attachment.presign(tooLarge))).toEqual([
      {
        loc: ["body", "file_size"],
        msg: "File should have at most 20 MB (20971520 bytes)",
        type: "less_than_equal",
      },
    ]);
  });

  it.each([
    "text/html",
    "image/svg+xml",
    "application/javascript",
    "text/javascript",
    "application/x-msdownload",
    "a/b",
  ])("does not take %s, and names what is taken", async (contentType) => {
    const problems = await problemsOf(world.caller().attachment.presign({ ...declaration, content_type: contentType }));

    expect(problems).toMatchObject([{ loc: ["body", "content_type"], type: "enum" }]);
    expect(problems[0]?.msg).toMatch(/^File should be of a type that is taken here: PNG, JPEG, GIF, .*, MP3$/u);
    expect(problems[0]?.msg).not.toContain(contentType);
  });

  it("is refused to visitors of a tenant that takes nothing from them, whatever they declare, and given to people", async () => {
    const token = await world.withToken({ email: "member@example.com", name: "Member" });
    const before = await world.inspect.query("select from attachments");
    await world.inspect.query("update tenants set submission_policy = 'sign_in' where id = $1", [acmeId]);
    try {
      for (const input of [textFile, {}, null]) {
        await expect(world.call().attachment.presign(input)).rejects.toMatchObject({
          cause: { code: "sign_in_required" },
        });
        await expect(
          world.call({ door: "form" }).attachment.receiveFile(new File(["abc"], "a.txt", { type: "text/plain" })),
        ).rejects.toMatchObject({ cause: { code: "sign_in_required" } });
      }
      expect((await world.inspect.query("select from attachments")).rowCount).toBe(before.rowCount);
      expect(await world.call(token).attachment.presign(textFile)).toHaveProperty("attachment_id");
    } finally {
      await world.inspect.query("update tenants set submission_policy = 'accept' where id = $1", [acmeId]);
    }
  });

  it("says every problem of query and body together", async () => {
    const nowhere = createCaller(createContext(world.services, factsOf({ tenant: { ids: [] } })));

    expect(await problemsOf(nowhere.attachment.presign({ filename: 7, extra: true }))).toMatchObject([
      { loc: ["query", "tenant_id"], type: "missing" },
      { loc: ["body", "filename"], type: "string_type" },
      { loc: ["body", "content_type"], type: "missing" },
      { loc: ["body", "file_size"], type: "missing" },
      { loc: ["body", "extra"], type: "extra_forbidden" },
    ]);
  });

  it("refuses every file of a tenant that takes none", async () => {
    await world.inspect.query("update tenants set attachment_max_count = 0 where slug = 'globex'");

    expect(await problemsOf(world.presign({}, "22222222-2222-4222-8222-222222222222"))).toMatchObject([
      { loc: ["body"], msg: "This help center does not take files" },
    ]);
  });

  it("stores the safe name, the canonical type and the declared size", async () => {
    await world
      .caller()
      .attachment.presign({ filename: "../../x\u202egpj.exe", content_type: "IMAGE/JPG", file_size: 7 });

    const { rows } = await world.inspect.query(
      "select filename, content_type, size_bytes from attachments order by id desc limit 1",
    );
    expect(rows).toEqual([{ filename: "xgpj.exe.jpg", content_type: "image/jpeg", size_bytes: 7 }]);
  });

  it("shows its limits among the settings", async () => {
    const { attachments } = await world.caller().tenant.settings();

    expect(attachments).toMatchObject({
      max_count: 10,
      max_file_bytes: 20 * 1024 * 1024,
      max_total_bytes: 50 * 1024 * 1024,
    });
    expect(attachments.content_types).toContain("image/png");
    expect(attachments.content_types).not.toContain("text/html");
  });

  it("gives an address on the host that was asked, where that is the tenant's, and on the portal's otherwise", async () => {
    const hostOf = async (host: string) => {
      const facts = factsOf({ tenant: { ids: [acmeId], host } });
      const { upload_url: url } = await createCaller(createContext(world.services, facts)).attachment.presign(
        declaration,
      );
      return new URL(url).host;
    };

    expect(await hostOf("help.acme.localhost:3000")).toBe("help.acme.localhost:3000");
    expect(await hostOf("acme.localhost:3000")).toBe("acme.localhost:3000");
    expect(await hostOf("localhost:3000")).toBe("localhost:3000");
    expect(await hostOf("evil.example")).toBe("localhost:3000");
    expect(await hostOf("help.globex.localhost:3000")).toBe("localhost:3000");
  });
});

describe("twenty presign calls a minute", () => {
  beforeEach(() => {
    Object.assign(world.services, limitServices(world.services, 1));
  });

  function presignFrom(clientAddress: string | null, input: unknown = declaration) {
    const context = createContext(world.services, factsOf({ clientAddress }));
    return { context, answer: createCaller(context).attachment.presign(input) };
  }

  it("are the limit of one address; wrong calls count too, other addresses do not", async () => {
    for (let call = 1; call <= 20; call += 1) {
      const { answer, context } = presignFrom("192.0.2.1", call % 2 === 0 ? declaration : {});
      await answer.catch(() => undefined);
      expect(context.rateLimitStates).toMatchObject([{ quota: 20, windowSeconds: 60, remaining: 20 - call }]);
    }

    const { answer, context } = presignFrom("192.0.2.1");
    expect(await codeOf(answer)).toBe("too_many_requests");
    const [state] = context.rateLimitStates;
    expect(state).toMatchObject({ remaining: 0, isExceeded: true });
    expect(state?.resetSeconds).toBeGreaterThanOrEqual(1);
    expect(state?.resetSeconds).toBeLessThanOrEqual(60);
    await expect(presignFrom("192.0.2.2").answer).resolves.toBeDefined();
  });

  it("are the limit over all processes together", async () => {
    for (let call = 0; call < 20; call += 1) await presignFrom("192.0.2.3").answer;

    Object.assign(world.services, limitServices(world.services, 1));
    expect(await codeOf(presignFrom("192.0.2.3").answer)).toBe("too_many_requests");
  });

  it("begin anew when the window is over", async () => {
    for (let call = 0; call < 20; call += 1) await presignFrom("192.0.2.4").answer;
    await world.inspect.query("update rate_limits set expires_at = now() - interval '1 second'");

    Object.assign(world.services, limitServices(world.services, 1));
    await expect(presignFrom("192.0.2.4").answer).resolves.toBeDefined();
  });

  it("are shared by the addresses of one IPv6 network, however they are written", async () => {
    for (let call = 0; call < 20; call += 1) await presignFrom(`2001:db8:0:7::${call.toString(16)}`).answer;

    expect(await codeOf(presignFrom("2001:0db8:0000:0007:ffff::1").answer)).toBe("too_many_requests");
    await expect(presignFrom("2001:db8:0:8::1").answer).resolves.toBeDefined();
  });

  it("are multiplied by the scale of this install", async () => {
    Object.assign(world.services, limitServices(world.services, 0.1));
    await presignFrom("192.0.2.5").answer;
    await presignFrom("192.0.2.5").answer;

    expect(await codeOf(presignFrom("192.0.2.5").answer)).toBe("too_many_requests");
  });

  it("are counted while the counters cannot be reached", async () => {
    await world.inspect.query("alter table rate_limits rename to rate_limits_away");
    try {
      for (let call = 0; call < 20; call += 1) await presignFrom("192.0.2.6").answer;
      expect(await codeOf(presignFrom("192.0.2.6").answer)).toBe("too_many_requests");
    } finally {
      await world.inspect.query("alter table rate_limits_away rename to rate_limits");
    }
  });

  it("keep no address", async () => {
    await presignFrom("192.0.2.7").answer;

    const { rows } = await world.inspect.query<{ row: string }>("select rate_limits::text as row from rate_limits");
    expect(rows.map(({ row }) => row).join("\n")).not.toContain("192.0.2");
  });
});

function factsOf(change: Partial<RequestFacts>): RequestFacts {
  return {
    door: "rest",
    requestId: "test",
    clientAddress: "198.51.100.1",
    tenant: { ids: [acmeId] },
    credentials: { kind: "none" },
    ...change,
  };
}

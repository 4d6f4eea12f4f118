import { describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import type { ClientOptions } from "./client-options.ts";
import { HelpCenterError } from "./error/help-center-error.ts";
import { refusals } from "./generated/refusals.ts";

const tenant = { tenant_id: "t", tenant_slug: "acme", tenant_name: "Acme" };
const submission = { subject: "Printer", description: "It burns.", name: "Ada", email: "ada@example.com" };
const created = { id: "c", display_id: "REQ-1", status: "open", created_at: "2026", form_version_warning: null };

type Step = (request: Request) => Response | Promise<Response>;

/** A client whose requests are answered by one step after another, the last of them for ever. */
function clientAnsweredBy(steps: readonly Step[], options: Partial<ClientOptions> = {}) {
  const sent: Request[] = [];
  const answering = async (...request: Parameters<typeof fetch>): Promise<Response> => {
    const received = new Request(...request);
    const step = steps[Math.min(sent.length, steps.length - 1)];
    sent.push(received);
    if (step === undefined) throw new Error("There is no answer");
    return step(received);
  };
  const client = createClient({ baseUrl: "https://help.example.com/", tenantId: "t", fetch: answering, ...options });
  return { client, sent };
}

const lose: Step = () => Promise.reject(new TypeError("fetch failed"));
const refuse = (type: keyof typeof refusals, headers: Record<string, string> = {}): Step => {
  const { status, detail } = refusals[type];
  return () => Response.json({ detail }, { status, headers });
};
const give =
  (body: unknown, init: ResponseInit = {}): Step =>
  () =>
    Response.json(body, init);

describe("a call", () => {
  it("is tried again when nothing was heard, when the server is busy or broken, and under the same key", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.001);
    const { client, sent } = clientAnsweredBy([
      lose,
      refuse("internal"),
      () => new Response("<html>", { status: 502 }),
      give(created, { status: 201, headers: { "Idempotency-Replayed": "true" } }),
    ]);

    const { conversation, idempotencyKey, isReplayed } = await client.conversations.create(submission);

    expect(conversation).toEqual(created);
    expect(isReplayed).toBe(true);
    expect(idempotencyKey).toMatch(/^[0-9a-f]{48}$/u);
    expect(sent.map(({ headers }) => headers.get("Idempotency-Key"))).toEqual(Array(4).fill(idempotencyKey));
    await Promise.all(sent.map(async (request) => expect(await request.json()).toEqual(submission)));
  });

  it("names another submission by another key, or by the caller's", async () => {
    const { client, sent } = clientAnsweredBy([give(created, { status: 201 })]);

    await client.conversations.create(submission);
    await client.conversations.create(submission);
    await client.conversations.create(submission, { idempotencyKey: "mine" });

    const keys = sent.map(({ headers }) => headers.get("Idempotency-Key"));
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe("mine");
  });

  it("waits as long as Retry-After says", async () => {
    const { client } = clientAnsweredBy([refuse("service_unavailable", { "Retry-After": "1" }), give(tenant)]);
    const startedAtMs = performance.now();

    await client.resolveTenant("acme");

    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(990);
  });

  it("ends at once with the last answer when it would have to wait beyond its time", async () => {
    const { client, sent } = clientAnsweredBy([refuse("too_many_requests", { "Retry-After": "60" })], {
      timeoutMs: 2_000,
    });

    await expect(client.settings()).rejects.toMatchObject({ type: "too_many_requests", retryAfterMs: 60_000 });
    expect(sent).toHaveLength(1);
  });

  it("is tried as often as it may be, and no more", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client, sent } = clientAnsweredBy([lose], { retries: 2 });

    await expect(client.conversations.create(submission, { idempotencyKey: "mine" })).rejects.toMatchObject({
      type: "network_error",
      status: null,
      idempotencyKey: "mine",
    });
    expect(sent).toHaveLength(3);
  });

  it.each(["tenant_mismatch", "idempotency_key_reused", "invalid_token", "body_too_large"] as const)(
    "is not tried again after %s",
    async (type) => {
      const { client, sent } = clientAnsweredBy([refuse(type)]);

      await expect(client.conversations.create(submission)).rejects.toMatchObject({ type });
      expect(sent).toHaveLength(1);
    },
  );

  it("ends when its time is up, however long the server says nothing", async () => {
    const { client } = clientAnsweredBy([silent], { timeoutMs: 50 });

    await expect(client.settings()).rejects.toMatchObject({ type: "timeout", status: null });
  });

  it("ends when the caller gives up, with the caller's reason, in a request and in a pause", async () => {
    const reason = new Error("closed");
    for (const step of [silent, refuse("service_unavailable", { "Retry-After": "5" })]) {
      const stopping = new AbortController();
      const { client } = clientAnsweredBy([step]);
      setTimeout(() => stopping.abort(reason), 20);

      await expect(client.settings({ signal: stopping.signal })).rejects.toBe(reason);
    }
  });

  it("does not begin when the caller has given up already", async () => {
    const { client } = clientAnsweredBy([silent]);

    await expect(client.settings({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
  });

  it("carries the token of the moment, asked for anew for every try", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const tokens = ["first", "second", null];
    const getToken = () => Promise.resolve(tokens.shift() ?? null);
    const { client, sent } = clientAnsweredBy([lose, give(tenant)], { getToken });

    await client.resolveTenant("acme");
    await client.resolveTenant("acme");

    const said = sent.map(({ headers }) => headers.get("Authorization"));
    expect(said).toEqual(["Bearer first", "Bearer second", null]);
  });

  it("carries a program's key, and what the program says of the person", async () => {
    const tried = { subject: "", description: "", priority: "low", requester_verification: "token" };
    const { client, sent } = clientAnsweredBy([give(created, { status: 201 }), give(tried)], { apiKey: "hck_x" });

    await client.conversations.create(submission, { requesterVerified: true });
    await client.conversations.validate(submission, { requesterVerified: true });
    await client.conversations.validate(submission);

    const said = sent.map(({ headers }) =>
      ["X-API-Key", "Portal-Requester-Verified", "Authorization"].map((name) => headers.get(name)),
    );
    expect(said).toEqual([
      ["hck_x", "true", null],
      ["hck_x", "true", null],
      ["hck_x", null, null],
    ]);
  });

  it("passes on what getToken throws, and does not repeat it", async () => {
    const failing = vi.fn(() => Promise.reject(new Error("signed out")));
    const { client, sent } = clientAnsweredBy([give(tenant)], { getToken: failing });

    await expect(client.settings()).rejects.toThrow("signed out");
    expect(failing).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(0);
  });

  it("goes below the path of the portal's address, to its tenant", async () => {
    const { client, sent } = clientAnsweredBy([give(tenant)], { baseUrl: "https://example.com/help/" });

    await client.resolveTenant("a&b");

    expect(sent[0]?.url).toBe("https://example.com/help/api/v1/help-center/resolve-tenant?tenant_id=t&hostname=a%26b");
  });

  it("follows no redirect, which would take its token along or make a GET of it", async () => {
    const { client, sent } = clientAnsweredBy([redirect], { token: "t" });

    await expect(client.conversations.create(submission)).rejects.toMatchObject({
      type: "unexpected_answer",
      status: 302,
    });
    expect(sent.map((request) => request.redirect)).toEqual(["manual"]);
  });

  it("takes no page of somebody else's for an answer", async () => {
    for (const step of [give({ hello: "world" }), give(null), () => new Response("<html>"), redirect]) {
      await expect(clientAnsweredBy([step]).client.settings()).rejects.toMatchObject({ type: "unexpected_answer" });
    }
  });
});

describe("a form", () => {
  const form = { id: "f", key: "it", version: 2, document: {} };

  it("comes over the wire once, as long as its ETag holds", async () => {
    const same: Step = (request) =>
      request.headers.get("If-None-Match") === '"a"' ? new Response(null, { status: 304 }) : lose(request);
    const { client, sent } = clientAnsweredBy([
      give(form, { headers: { ETag: '"a"' } }),
      same,
      same,
      give({ ...form, version: 3 }, { headers: { ETag: '"b"' } }),
      (request) =>
        request.headers.get("If-None-Match") === '"b"' ? new Response(null, { status: 304 }) : lose(request),
    ]);

    const versions = [];
    for (let asked = 0; asked < 5; asked += 1) versions.push((await client.forms.get("it")).version);

    expect(versions).toEqual([2, 2, 2, 3, 3]);
    expect(sent).toHaveLength(5);
  });

  it("of another version or language is another one", async () => {
    const { client, sent } = clientAnsweredBy([give(form, { headers: { ETag: '"a"' } })]);

    await client.forms.get("a/b", { version: 1 });
    await client.forms.get("a/b", { locales: ["pt-BR", "en"] });

    expect(sent.map(({ url }) => url.replace(/.*\/forms/u, ""))).toEqual([
      "/a%2Fb?tenant_id=t&version=1",
      "/a%2Fb?tenant_id=t&locale=pt-BR&locale=en",
    ]);
    expect(sent.map(({ headers }) => headers.get("If-None-Match"))).toEqual([null, null]);
  });
});

describe("a receipt", () => {
  it("that is not there is null, and a tenant that is not there an error", async () => {
    expect(await clientAnsweredBy([refuse("not_found")]).client.receipts.find("k")).toBeNull();
    await expect(clientAnsweredBy([refuse("tenant_not_found")]).client.receipts.find("k")).rejects.toBeInstanceOf(
      HelpCenterError,
    );
  });
});

describe("an upload", () => {
  const presigned = {
    attachment_id: "capability",
    upload_url: "https://store.example.com/put",
    expires_in_seconds: 300,
  };
  const declared = { filename: "a.txt", contentType: "text/plain", content: new Blob(["x".repeat(200_000)]) };

  it("is sent again after a lost connection, without the portal's credentials, and counts its bytes", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const readThenLose: Step = async (request) => {
      await request.arrayBuffer();
      throw new TypeError("fetch failed");
    };
    const take: Step = async (request) => {
      expect((await request.arrayBuffer()).byteLength).toBe(200_000);
      return refuse("upload_exists")(request);
    };
    const { client, sent } = clientAnsweredBy([give(presigned), readThenLose, take], { token: "secret" });
    const loaded: number[] = [];

    const uploaded = await client.attachments.upload(declared, {
      onProgress: ({ loadedBytes, totalBytes }) => {
        expect(totalBytes).toBe(200_000);
        loaded.push(loadedBytes);
      },
    });

    expect(uploaded).toEqual({ attachmentId: "capability" });
    expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer secret", null, null]);
    expect(sent.slice(1).map(({ headers }) => headers.get("Content-Type"))).toEqual(["text/plain", "text/plain"]);
    const once = [65_536, 131_072, 196_608, 200_000];
    expect(loaded).toEqual([...once, ...once, 200_000]);
  });

  it("that is refused is not sent again", async () => {
    const { client, sent } = clientAnsweredBy([give(presigned), refuse("upload_refused")]);

    await expect(client.attachments.upload(declared)).rejects.toMatchObject({ type: "upload_refused" });
    expect(sent).toHaveLength(2);
  });

  it.each([
    [new File(["x"], "b.csv", { type: "text/csv;charset=utf-8" }), { filename: "b.csv", content_type: "text/csv" }],
    [
      { filename: "c", content: new Uint8Array([1]) },
      { filename: "c", content_type: "application/octet-stream" },
    ],
    [
      { filename: "d", contentType: "image/png", content: new Blob(["x"], { type: "text/plain" }) },
      { filename: "d", content_type: "image/png" },
    ],
  ])("declares what the file is called and is", async (file, expected) => {
    const { client, sent } = clientAnsweredBy([give(presigned), () => new Response()]);

    await client.attachments.upload(file);

    expect(await sent[0]?.json()).toEqual({ ...expected, file_size: 1 });
  });
});

describe("createClient", () => {
  it.each([
    { baseUrl: "help.example.com" },
    { baseUrl: "ftp://help.example.com" },
    { baseUrl: "https://a.example", timeoutMs: 0 },
    { baseUrl: "https://a.example", timeoutMs: Number.NaN },
    { baseUrl: "https://a.example", retries: -1 },
    { baseUrl: "https://a.example", retries: 1.5 },
  ])("refuses %j", (options) => {
    expect(() => createClient(options)).toThrow();
  });
});

const redirect: Step = () => new Response(null, { status: 302, headers: { Location: "https://elsewhere.example" } });

const silent: Step = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new TypeError("aborted")));
    if (signal.aborted) reject(new TypeError("aborted"));
  });

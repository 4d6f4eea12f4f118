import { gzipSync } from "node:zlib";
import { acme } from "../test-tenants.ts";
import { conversationsOf, expectSoundAnswer, type PortalClient } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, expectRefusal, submissionOf, test } from "./test.ts";

const limitBytes = 256 * 1024;
const json = { "Content-Type": "application/json" };
const tooLarge = { status: 413, detail: "The body is larger than 262144 bytes" };
const wrongMediaType = { status: 415, detail: "The body must be application/json without a content encoding" };

/** A request's head as it goes over the wire. */
function head(portal: PortalClient, lines: readonly string[], target = conversationsOf(acme.id)): string {
  const { host } = new URL(portal.origin);
  return [
    `POST ${target} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: close",
    "Content-Type: application/json",
    ...lines,
    "",
    "",
  ].join("\r\n");
}

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

/** A submission in order that takes exactly so many bytes. */
function submissionOfSize(bytes: number): string {
  const body = JSON.stringify(submissionOf());
  return " ".repeat(bytes - body.length) + body;
}

test.describe("a body over 256 KiB is refused within a second and stored nowhere", () => {
  const tooMuch = submissionOfSize(limitBytes + 1);
  const sixteenKiB = chunk("x".repeat(16 * 1024));
  const bodies: [string, string[], string[]][] = [
    ["its length declared", [`Content-Length: ${limitBytes + 1}`], [tooMuch]],
    ["its length declared and nothing sent", [`Content-Length: ${limitBytes + 1}`], []],
    ["a length declared beyond all bounds", ["Content-Length: 99999999999999"], ["{"]],
    ["in chunks, without a length", ["Transfer-Encoding: chunked"], Array.from({ length: 17 }, () => sixteenKiB)],
    ["in chunks that never end", ["Transfer-Encoding: chunked"], Array.from({ length: 200 }, () => sixteenKiB)],
    ["in one chunk", ["Transfer-Encoding: chunked"], [chunk(tooMuch), "0\r\n\r\n"]],
    ["in one chunk of a terabyte", ["Transfer-Encoding: chunked"], ["10000000000\r\n", "x".repeat(limitBytes + 1)]],
  ];
  for (const [name, lines, pieces] of bodies) {
    for (const [door, target] of [
      ["REST", conversationsOf(acme.id)],
      ["tRPC", "/api/trpc/conversation.create"],
    ] as const) {
      test(`${door}: ${name}`, async ({ portal }) => {
        const answer = await portal.callRaw([head(portal, lines, target), ...pieces]);

        expectSoundAnswer(answer);
        expectRefusal(answer, tooLarge);
        expect(answer.firstByteMs).toBeLessThan(1_000);
      });
    }
  }

  test("200 of them at once", async ({ portal, inspection, tenant }) => {
    const before = await countRows(inspection, tenant.id);
    const call = () =>
      portal.callRaw(
        [
          head(portal, ["Transfer-Encoding: chunked"], conversationsOf(tenant.id)),
          ...Array.from({ length: 20 }, () => sixteenKiB),
        ],
        20_000,
      );

    const answers = await Promise.all(Array.from({ length: 200 }, call));

    expect(answers.filter(({ status }) => status !== 413)).toEqual([]);
    expect(await countRows(inspection, tenant.id)).toEqual(before);
    expectCreated(await portal.callJson(conversationsOf(tenant.id), submissionOf()));
  });
});

test("a body of exactly 256 KiB is read, declared or in chunks", async ({ portal }) => {
  const body = submissionOfSize(limitBytes);

  const declared = await portal.callRaw([head(portal, [`Content-Length: ${limitBytes}`]), body]);
  const streamed = await portal.callRaw([head(portal, ["Transfer-Encoding: chunked"]), chunk(body), "0\r\n\r\n"]);

  expectCreated(declared);
  expectCreated(streamed);
});

test("a body that is longer than it says is read as far as it says", async ({ portal, inspection, tenant }) => {
  const before = await countRows(inspection, tenant.id);
  const body = JSON.stringify(submissionOf());

  const answer = await portal.callRaw([head(portal, ["Content-Length: 10"], conversationsOf(tenant.id)), body]);

  expect([400, 422]).toContain(answer.status);
  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test.describe("a length that two programs may read differently reaches nobody", () => {
  const framings: [string, string[]][] = [
    ["declared and chunked", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["declared twice", ["Content-Length: 5", "Content-Length: 6"]],
    ["negative", ["Content-Length: -1"]],
    ["with letters", ["Content-Length: 5a"]],
    ["with a plus sign", ["Content-Length: +5"]],
    ["in an unknown coding", ["Transfer-Encoding: xchunked"]],
    ["chunked and then something else", ["Transfer-Encoding: chunked, identity"]],
    ["with a space before the colon", ["Content-Length : 5"]],
    ["folded over two lines", ["Transfer-Encoding:", " chunked"]],
  ];
  for (const [name, lines] of framings) {
    test(name, async ({ portal, inspection, tenant }) => {
      const before = await countRows(inspection, tenant.id);
      const body = JSON.stringify(submissionOf());

      const answer = await portal.callRaw([head(portal, lines, conversationsOf(tenant.id)), chunk(body), "0\r\n\r\n"]);

      expect(answer.status).toBe(400);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }
});

test.describe("the content type", () => {
  const accepted = [
    "application/json",
    "application/json; charset=utf-8",
    'APPLICATION/JSON;charset="UTF-8"',
    "application/json ;charset=UTF-8",
  ];
  for (const type of accepted) {
    test(`may be ${type}`, async ({ portal }) => {
      const headers = { "Content-Type": type };

      expectCreated(await portal.callJson(conversationsOf(acme.id), submissionOf(), { headers }));
    });
  }

  const refused = [
    ["absent", {}],
    ["text, as a foreign form would send it", { "Content-Type": "text/plain" }],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }],
    ["a multipart form", { "Content-Type": "multipart/form-data; boundary=x" }],
    ["JSON in another character set", { "Content-Type": "application/json; charset=iso-8859-1" }],
    ["JSON of another kind", { "Content-Type": "application/problem+json" }],
    ["JSON lines", { "Content-Type": "application/jsonl" }],
    ["two types", { "Content-Type": "text/plain, application/json" }],
    ["two types, JSON first", { "Content-Type": "application/json, text/plain" }],
    ["text that mentions JSON", { "Content-Type": "text/plain; application/json" }],
    ["JSON in gzip", { ...json, "Content-Encoding": "gzip" }],
    ["JSON in nothing, but said so", { ...json, "Content-Encoding": "identity" }],
    ["JSON in brotli", { ...json, "Content-Encoding": "br" }],
  ] as const;
  for (const [name, headers] of refused) {
    test(`is refused when it is ${name}`, async ({ portal, inspection, tenant }) => {
      const before = await countRows(inspection, tenant.id);
      const body = JSON.stringify(submissionOf());
      const sent = "Content-Encoding" in headers && headers["Content-Encoding"] === "gzip" ? gzipSync(body) : body;

      const answer = await portal.call({ method: "POST", path: conversationsOf(tenant.id), headers, body: sent });

      expectRefusal(answer, wrongMediaType);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }
});

test.describe("a method that an endpoint does not have is 405 and names those that it has", () => {
  const posts = "POST, OPTIONS";
  const gets = "GET, HEAD, OPTIONS";
  const endpoints: [string, string][] = [
    ["/api/v1/help-center/conversations", posts],
    ["/api/v1/app/auth/magic-link", posts],
    ["/api/v1/help-center/settings", gets],
    ["/api/v1/help-center/resolve-tenant", gets],
    ["/api/health", gets],
    ["/api/ready", gets],
    ["/api/metrics", gets],
    ["/.well-known/jwks.json", gets],
  ];
  for (const [path, allow] of endpoints) {
    test(path, async ({ portal }) => {
      const others = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].filter((method) => !allow.includes(method));

      for (const method of others) {
        const answer = await portal.call({ method, path: `${path}?tenant_id=${acme.id}` });

        expect(answer.status, method).toBe(405);
        expect(answer.headers["allow"]).toBe(allow);
        if (method !== "HEAD") expectRefusal(answer, { status: 405, detail: "Method not allowed" });
      }
      const described = await portal.call({ method: "OPTIONS", path });
      expect(described.status).toBe(204);
      expect(described.headers["allow"]).toBe(allow);
    });
  }

  test("also when it is one that hardly anybody uses", async ({ portal, inspection, tenant }) => {
    const before = await countRows(inspection, tenant.id);
    const body = JSON.stringify(submissionOf());

    for (const method of ["TRACE", "PROPFIND", "QUERY", "SEARCH", "LINK"]) {
      const request = head(portal, [`Content-Length: ${body.length}`], conversationsOf(tenant.id)).replace(
        "POST",
        method,
      );

      const answer = await portal.callRaw([request, body]);

      expect(answer.status, method).toBe(405);
    }

    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });
});

test.describe("an address that is nobody's", () => {
  const addresses = [
    "/api/v1/help-center/conversations/x",
    "/api/v1/help-center/conversations.rsc",
    "/api/v1/help-center/conversations/index.rsc",
    "/api/v1/help-center/conversations%2f",
    "/api/v1/help-center/conversations%00",
    "/api/v1/help-center/nothing",
    "/api/v2/help-center/conversations",
    "/api/nothing",
    "/api/__proto__",
  ];
  for (const path of addresses) {
    test(`is not found: ${path}`, async ({ portal }) => {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await portal.call({ method, path, headers: json, body: JSON.stringify(submissionOf()) });

        expectRefusal(answer, { status: 404, detail: "Not found" });
      }
    });
  }

  for (const path of ["/api/%", "/api/v1/help-center/%ff", "/%", "/acme%ff"]) {
    test(`is the caller's mistake when it cannot be read: ${path}`, async ({ portal }) => {
      const { host } = new URL(portal.origin);

      const answer = await portal.callRaw([`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`]);

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });
  }
});

test.describe("what goes wrong on the way", () => {
  test("a body of JSON without an end is told as such", async ({ portal }) => {
    const body = JSON.stringify(submissionOf()).slice(0, -1);

    const answer = await portal.callRaw([head(portal, [`Content-Length: ${body.length}`]), body]);

    expectSoundAnswer(answer);
    expect(expectProblems(answer)).toEqual([{ loc: ["body"], type: "json_invalid" }]);
  });

  test("a caller that goes away in the middle stores nothing, and the next one is served", async ({
    portal,
    inspection,
    tenant,
  }) => {
    const before = await countRows(inspection, tenant.id);
    const body = JSON.stringify(submissionOf());
    const target = conversationsOf(tenant.id);

    const answers = await Promise.all([
      portal.callRaw([head(portal, [`Content-Length: ${body.length + 1}`], target), body], 300),
      portal.callRaw([head(portal, ["Transfer-Encoding: chunked"], target), chunk(body)], 300),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([0, 0]);
    expect(await countRows(inspection, tenant.id)).toEqual(before);
    expectCreated(await portal.callJson(target, submissionOf()));
  });

  test("a request within another's body is not run", async ({ portal, inspection, tenant }) => {
    const before = await countRows(inspection, tenant.id);
    const inner = JSON.stringify(submissionOf());
    const smuggled = head(portal, [`Content-Length: ${inner.length}`], conversationsOf(tenant.id)) + inner;

    const answer = await portal.callRaw([
      head(portal, [`Content-Length: ${smuggled.length}`], conversationsOf(tenant.id)),
      smuggled,
    ]);

    expect(expectProblems(answer)).toEqual([{ loc: ["body"], type: "json_invalid" }]);
    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });
});

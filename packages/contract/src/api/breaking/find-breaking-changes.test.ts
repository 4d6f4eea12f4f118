import { describe, expect, it } from "vitest";
import { findBreakingChanges } from "./find-breaking-changes.ts";

const conversation = {
  type: "object",
  properties: {
    id: { type: "string" },
    status: { type: "string", enum: ["open", "closed"] },
    parent: { $ref: "#/components/schemas/Conversation" },
  },
  required: ["id", "status"],
};

const submission = {
  type: "object",
  properties: {
    subject: { type: "string", minLength: 1, maxLength: 255 },
    priority: { type: "string", enum: ["low", "high"] },
    answers: { type: "object", additionalProperties: {} },
    tags: { type: "array", items: { type: "string" }, maxItems: 10 },
  },
  required: ["subject"],
  additionalProperties: false,
};

const released = {
  paths: {
    "/conversations": {
      post: {
        operationId: "createConversation",
        security: [{}, { token: [] }],
        parameters: [
          { name: "tenant_id", in: "query", schema: { type: "string" } },
          { name: "If-Match", in: "header", schema: { type: "string" } },
        ],
        requestBody: { content: { "application/json": { schema: submission } } },
        responses: {
          201: {
            headers: { Location: {} },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Conversation" } } },
          },
          409: { "x-errors": [{ code: "reused", detail: "The key was used" }], content: {} },
        },
      },
    },
  },
  components: { schemas: { Conversation: conversation } },
};

type Document = typeof released;

/** What is found when the released document is changed so. */
function foundAfter(change: (post: Document["paths"]["/conversations"]["post"], document: Document) => void): string[] {
  const changed = structuredClone(released);
  change(changed.paths["/conversations"].post, changed);
  return findBreakingChanges(released, changed);
}

const bodyOf = (post: Document["paths"]["/conversations"]["post"]) =>
  post.requestBody.content["application/json"].schema;

describe("findBreakingChanges", () => {
  const breaking: [string, Parameters<typeof foundAfter>[0], string][] = [
    [
      "an endpoint goes",
      (_, { paths }) => Reflect.deleteProperty(paths, "/conversations"),
      "POST /conversations was removed",
    ],
    [
      "an operation is renamed",
      (post) => (post.operationId = "submit"),
      "operationId createConversation became submit",
    ],
    ["visitors are shut out", (post) => post.security.shift(), "anonymous callers are not let in any more"],
    ["a parameter goes", (post) => post.parameters.pop(), "header parameter If-Match was removed"],
    [
      "a parameter is demanded",
      (post) => Object.assign(post.parameters[0] ?? {}, { required: true }),
      "query parameter tenant_id became required",
    ],
    [
      "a new parameter is demanded",
      (post) =>
        post.parameters.push(Object.assign({ name: "q", in: "query", schema: { type: "string" } }, { required: true })),
      "query parameter q is new and required",
    ],
    [
      "a body is demanded",
      (post) => Object.assign(post.requestBody, { required: true }),
      "the request body became required",
    ],
    ["a status goes", (post) => Reflect.deleteProperty(post.responses, "409"), "status 409 was removed"],
    [
      "an error is reworded",
      (post) => (post.responses[409]["x-errors"] = []),
      'response 409 lost error reused ("The key was used")',
    ],
    [
      "a header goes",
      (post) => Reflect.deleteProperty(post.responses[201].headers, "Location"),
      "response 201 lost header Location",
    ],
    [
      "a content type goes",
      (post) => Reflect.deleteProperty(post.responses[201].content, "application/json"),
      "response 201 lost content type application/json",
    ],
    [
      "a property of an answer goes",
      (_, { components }) => Reflect.deleteProperty(components.schemas.Conversation.properties, "id"),
      "response 201 lost property id",
    ],
    [
      "a property of an answer may be absent",
      (_, { components }) => components.schemas.Conversation.required.pop(),
      "response 201: property status may be absent now",
    ],
    [
      "an answer has a new value",
      (_, { components }) => components.schemas.Conversation.properties.status.enum.push("spam"),
      'response 201 property status may be "spam" now',
    ],
    [
      "an answer changes its type",
      (_, { components }) => (components.schemas.Conversation.properties.id.type = "integer"),
      "response 201 property id may be integer now",
    ],
    [
      "a property is demanded",
      (post) => bodyOf(post).required.push("priority"),
      "request: property priority became required",
    ],
    [
      "a new property is demanded",
      (post) => bodyOf(post).required.push("name"),
      "request: property name is new and required",
    ],
    [
      "a property is not taken any more",
      (post) => Reflect.deleteProperty(bodyOf(post).properties, "tags"),
      "request lost property tags",
    ],
    [
      "a value is not taken any more",
      (post) => bodyOf(post).properties.priority.enum.pop(),
      'request property priority does not take "high" any more',
    ],
    [
      "a text has to be shorter",
      (post) => (bodyOf(post).properties.subject.maxLength = 100),
      "request property subject changed its maxLength from 255 to 100",
    ],
    [
      "a text has to be longer",
      (post) => (bodyOf(post).properties.subject.minLength = 2),
      "request property subject changed its minLength from 1 to 2",
    ],
    [
      "a text has to have a form",
      (post) => Object.assign(bodyOf(post).properties.subject, { pattern: "^a" }),
      'request property subject changed its pattern from none to "^a"',
    ],
    [
      "entries of a list change their type",
      (post) => (bodyOf(post).properties.tags.items.type = "integer"),
      "request property tags items does not take string any more",
    ],
    [
      "an object is closed",
      (post) => Object.assign(bodyOf(post).properties.answers, { additionalProperties: false }),
      "request property answers takes no other properties any more",
    ],
  ];
  it.each(breaking)("says what breaks when %s", (_, change, words) => {
    expect(foundAfter(change).join("\n")).toContain(words);
  });

  const harmless: [string, Parameters<typeof foundAfter>[0]][] = [
    ["nothing changes", () => undefined],
    ["an endpoint comes", (_, { paths }) => Object.assign(paths, { "/new": { get: { operationId: "new" } } })],
    [
      "an optional parameter comes",
      (post) => post.parameters.push({ name: "q", in: "query", schema: { type: "string" } }),
    ],
    ["a status comes", (post) => Object.assign(post.responses, { 410: {} })],
    ["an error comes", (post) => post.responses[409]["x-errors"].push({ code: "busy", detail: "Busy" })],
    [
      "a property of an answer comes",
      (_, { components }) => Object.assign(components.schemas.Conversation.properties, { x: {} }),
    ],
    ["a property that may be sent comes", (post) => Object.assign(bodyOf(post).properties, { x: {} })],
    ["a text may be longer", (post) => (bodyOf(post).properties.subject.maxLength = 500)],
    ["another value is taken", (post) => bodyOf(post).properties.priority.enum.push("urgent")],
    ["an answer has a value less", (_, { components }) => components.schemas.Conversation.properties.status.enum.pop()],
    ["words change", (post) => Object.assign(post, { summary: "Submit" })],
  ];
  it.each(harmless)("says nothing when %s", (_, change) => {
    expect(foundAfter(change)).toEqual([]);
  });
});

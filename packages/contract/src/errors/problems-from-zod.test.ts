import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemsFromZod } from "./problems-from-zod.ts";

function problemsOf(schema: z.ZodType, input: unknown) {
  const { error } = schema.safeParse(input, { reportInput: true });
  return error ? problemsFromZod(error, "query") : [];
}

describe("problemsFromZod", () => {
  it("starts every place with its root and keeps list indexes as integers", () => {
    const schema = z.strictObject({ ids: z.array(z.strictObject({ id: z.string() })) });

    expect(problemsOf(schema, { ids: [{ id: "a" }, { id: 7, extra: 1 }] })).toEqual([
      { loc: ["query", "ids", 1, "id"], msg: "Input should be a valid string", type: "string_type" },
      { loc: ["query", "ids", 1, "extra"], msg: "Extra inputs are not permitted", type: "extra_forbidden" },
    ]);
  });

  it("tells what is absent from what has the wrong type", () => {
    const schema = z.strictObject({ object: z.strictObject({}), text: z.string(), count: z.number() });

    expect(problemsOf(schema, { object: "o", count: "7" }).map(({ type }) => type)).toEqual([
      "model_attributes_type",
      "missing",
      "value_error",
    ]);
  });

  it("lists what is allowed in words", () => {
    expect(problemsOf(z.enum(["a", "b", "c"]), "d")[0]?.msg).toBe("Input should be 'a', 'b' or 'c'");
    expect(problemsOf(z.literal("a"), "d")[0]?.msg).toBe("Input should be 'a'");
  });

  it("takes the type of a problem of our own from the catalogue only", () => {
    const fails = (type: unknown) =>
      z.string().superRefine((_, context) => {
        context.addIssue({ code: "custom", message: "No", params: { type } });
      });

    expect(problemsOf(fails("form_closed"), "a")[0]?.type).toBe("form_closed");
    expect(problemsOf(fails("toString"), "a")[0]?.type).toBe("value_error");
    expect(problemsOf(fails(undefined), "a")[0]?.type).toBe("value_error");
  });

  it("gives every other fault of a value the type value_error", () => {
    expect(problemsOf(z.number().int(), 1.5)[0]?.type).toBe("value_error");
    expect(problemsOf(z.array(z.string()).max(1), ["a", "b"])[0]?.type).toBe("value_error");
  });
});

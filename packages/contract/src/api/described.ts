import { z } from "zod";

/** What the document says of a schema: its name among the components, itself, and every field of it. */
interface SchemaWords<Shape extends z.ZodRawShape> {
  readonly id: string;
  readonly description: string;
  /** All of them: a new field without words is an error of types. */
  readonly fields: { readonly [Field in keyof Shape]: string };
}

/** The same strict object under a name, with words for each field: they are the reference's, and no page has to carry them. */
export function described<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  { id, description, fields }: SchemaWords<Shape>,
): z.ZodType {
  const words = new Map<string, string>(Object.entries(fields));
  const shape = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => [
    name,
    explained(field, words.get(name) ?? ""),
  ]);
  return z.strictObject(Object.fromEntries(shape)).meta({ id, description });
}

function explained(field: z.core.$ZodType, description: string): z.core.$ZodType {
  if (!(field instanceof z.ZodType)) return field;
  const { id, ...known } = field.meta() ?? {};
  // A schema with a name of its own is referred to, and keeps its own words.
  return id === undefined ? field.meta({ ...known, description }) : field;
}

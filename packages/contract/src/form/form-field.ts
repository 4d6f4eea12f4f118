import { z } from "zod";
import { isContentType } from "../attachment/presign.ts";
import { isStorable, isVisible, normaliseSingleLine } from "../text/text-rules.ts";
import { conditionSchema, fieldKeySchema } from "./condition.ts";
import { formLimits } from "./form-limits.ts";
import { localText } from "./local-text.ts";
import { daySchema, momentSchema } from "./moment-schema.ts";

const { maxNumber, maxOptionsPerField, maxCascadeLevels, maxFilesPerField, maxFileBytes, maxMasks } = formLimits;

/** The parts of a request that a field can stand for; what stands for none of them goes to `custom_attrs`. */
export const mappedParts = ["subject", "description", "priority", "category"] as const;
export type MappedPart = (typeof mappedParts)[number];

const shown = { key: fieldKeySchema, visible_when: conditionSchema.optional() };

/** What every question has. Left-out booleans are false, except that e-mail and phone are personal unless they say otherwise. */
const question = {
  ...shown,
  label: localText(300),
  hint: localText(1_000).optional(),
  required: z.boolean().optional(),
  required_when: conditionSchema.optional(),
  /** May a link to the form fill this field in? */
  prefill: z.boolean().optional(),
  /** Does the answer say something about a person? */
  personal: z.boolean().optional(),
};

const length = (max: number) => z.number().int().min(0).max(max).optional();
const mapped = { maps_to: z.enum(mappedParts).optional() };
const finite = z.number().min(-maxNumber).max(maxNumber);
const storableText = z.string().max(50_000).refine(isStorable, { error: "Text should be one that can be stored" });

/** What is stored for an option: it stays when labels are translated or reworded. */
const optionValue = z
  .string()
  .min(1, { abort: true })
  .max(100)
  .refine(
    (text) => isStorable(text) && isVisible(text) && normaliseSingleLine(text) === text && !/\p{Cc}/u.test(text),
    {
      error: "Value should be one trimmed line",
    },
  );
const optionSchema = z.strictObject({ value: optionValue, label: localText(200) });
const options = z.array(optionSchema).min(1).max(maxOptionsPerField);
export type FormOption = z.infer<typeof optionSchema>;

/** An option of a cascading dropdown, with the options that follow from it. */
export interface CascadeOption extends FormOption {
  children?: CascadeOption[] | undefined;
}
const cascadeOptionSchema: z.ZodType<CascadeOption, CascadeOption> = z
  .lazy(() => optionSchema.extend({ children: z.array(cascadeOptionSchema).min(1).max(maxOptionsPerField).optional() }))
  .meta({ id: "cascade_option" });

/** `A` a letter, `9` a digit, `*` either, `\` takes the next character as it is: read from left to right, in one pass. */
const mask = z
  .string()
  .min(1)
  .max(64)
  .regex(/^(?:[^\\\p{Cc}]|\\[^\p{Cc}])+$/u);

/** Every type of field, told apart by `type`. */
export const formFieldSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    ...question,
    ...mapped,
    min_length: length(1_000),
    max_length: length(1_000),
    masks: z.array(mask).min(1).max(maxMasks).optional(),
    default: storableText.optional(),
  }),
  z.strictObject({
    type: z.literal("textarea"),
    ...question,
    ...mapped,
    min_length: length(50_000),
    max_length: length(50_000),
    default: storableText.optional(),
  }),
  z.strictObject({
    type: z.literal("number"),
    ...question,
    min: finite.optional(),
    max: finite.optional(),
    /** Counted from `min`, or from 0. */
    step: z.number().min(0.000_001).max(maxNumber).multipleOf(0.000_001).optional(),
    default: finite.optional(),
  }),
  z.strictObject({
    type: z.literal("dropdown"),
    ...question,
    ...mapped,
    options,
    default: optionValue.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_select"),
    ...question,
    options,
    min_selected: z.number().int().min(0).max(maxOptionsPerField).optional(),
    max_selected: z.number().int().min(1).max(maxOptionsPerField).optional(),
    default: z.array(optionValue).max(maxOptionsPerField).optional(),
  }),
  /** `required` means ticked, as in HTML. */
  z.strictObject({ type: z.literal("checkbox"), ...question, default: z.boolean().optional() }),
  z.strictObject({
    type: z.literal("date"),
    ...question,
    earliest: daySchema.optional(),
    latest: daySchema.optional(),
    default: daySchema.optional(),
  }),
  z.strictObject({
    type: z.literal("date_time"),
    ...question,
    earliest: momentSchema.optional(),
    latest: momentSchema.optional(),
    default: momentSchema.optional(),
  }),
  z.strictObject({ type: z.literal("url"), ...question, default: storableText.optional() }),
  z.strictObject({ type: z.literal("email"), ...question, default: storableText.optional() }),
  z.strictObject({ type: z.literal("phone"), ...question, default: storableText.optional() }),
  /** The answer is the path from the first level to an option without children. */
  z.strictObject({
    type: z.literal("cascading_dropdown"),
    ...question,
    levels: z.array(localText(100)).min(2).max(maxCascadeLevels),
    options: z.array(cascadeOptionSchema).min(1).max(maxOptionsPerField),
    default: z.array(optionValue).min(1).max(maxCascadeLevels).optional(),
  }),
  /** `required` means agreed. It has no default: nobody agrees by leaving things as they are. */
  z.strictObject({ type: z.literal("consent"), ...question, text: localText(5_000) }),
  z.strictObject({
    type: z.literal("file"),
    ...question,
    max_count: z.number().int().min(1).max(maxFilesPerField),
    max_file_bytes: z.number().int().min(1).max(maxFileBytes),
    content_types: z
      .array(z.string().max(160).refine(isContentType, { error: "Value should be a content type such as image/png" }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ type: z.literal("heading"), ...shown, text: localText(300) }),
  z.strictObject({ type: z.literal("help_text"), ...shown, text: localText(5_000) }),
]);
export type FormField = z.infer<typeof formFieldSchema>;
export type FormFieldType = FormField["type"];
/** One type of field. */
export type FieldOf<Type extends FormFieldType> = Extract<FormField, { type: Type }>;
/** A field that takes an answer. */
export type FormQuestion = Exclude<FormField, { type: "heading" | "help_text" }>;

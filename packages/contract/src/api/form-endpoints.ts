import { z } from "zod";
import { formDocumentShape } from "../form/form-document.ts";
import { formListSchema, listedFormSchema, publishedFormSchema } from "../form/published-form.ts";
import { described } from "./described.ts";
import { endpoint } from "./endpoint.ts";
import { ofTenant } from "./endpoint-errors.ts";
import { acceptLanguage, ifNoneMatch, tenantId } from "./parameters.ts";

const formWords = {
  id: "Its id: a submission names it as `form_id`.",
  key: "Its name in addresses.",
  version: "The version that this is: a submission names it as `form_version`.",
  current_version: "The version that is filled in now.",
  is_default: "Whether it is the form of a submission that names none.",
  content_hash: "Of the whole document, in all its languages.",
  published_at: "When this version was published (UTC).",
};

const listedForm = described(listedFormSchema, {
  id: "ListedForm",
  description: "A form in a list.",
  fields: {
    ...formWords,
    title: "What it is called.",
    locale: "The language of the title.",
    locales: "The languages that it is in.",
    sign_in_required: "Whether it takes requests from signed-in people only.",
    opens_at: "The moment from which it takes requests; `null` when there is none.",
    closes_at: "The moment from which it takes none any more; `null` when there is none.",
  },
});

const formList = described(formListSchema.extend({ items: z.array(listedForm) }), {
  id: "FormList",
  description: "A help center's forms that can be filled in, the default first.",
  fields: {
    items: "The forms.",
    total: "How many there are.",
    limit: "How many are shown.",
    offset: "How many are before.",
  },
});

const publishedForm = described(
  publishedFormSchema.extend({
    document: formDocumentShape.meta({
      id: "FormDocument",
      description: "Fields, conditions and limits. `docs/form-document.schema.json` describes the same.",
    }),
  }),
  {
    id: "PublishedForm",
    description: "A published version of a form. It never changes.",
    fields: { ...formWords, is_retired: "Whether it takes requests no more.", document: "What it asks." },
  },
);

const locale = z
  .array(z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/u))
  .max(20)
  .optional()
  .meta({ description: "Languages by preference; they come before `Accept-Language`.", examples: [["de", "en"]] });

const example = {
  id: "0191d3c4-7f5a-7c1e-9a53-5d4b0c5b7a12",
  key: "contact",
  version: 2,
  current_version: 2,
  is_default: true,
  content_hash: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  published_at: "2026-11-22T09:30:00.000Z",
};

/** `GET /forms` and `/forms/{form}`. */
export const formEndpoints = [
  endpoint({
    operationId: "listForms",
    method: "get",
    path: "/api/v1/help-center/forms",
    tag: "Forms",
    summary: "List a help center's forms",
    description: "Those that can be filled in. The answer may be kept for half a minute.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: { query: { tenant_id: tenantId, locale }, header: { ...acceptLanguage, ...ifNoneMatch } },
    answers: {
      200: {
        description: "The forms.",
        headers: ["ETag"],
        content: {
          contentType: "application/json",
          schema: formList,
          examples: {
            one: {
              items: [
                {
                  ...example,
                  title: "Contact us",
                  locale: "en",
                  locales: ["en"],
                  sign_in_required: false,
                  opens_at: null,
                  closes_at: null,
                },
              ],
              total: 1,
              limit: 1,
              offset: 0,
            },
          },
        },
      },
      304: { description: "What you have still holds.", headers: ["ETag"] },
    },
    errors: ofTenant,
  }),
  endpoint({
    operationId: "getForm",
    method: "get",
    path: "/api/v1/help-center/forms/{form}",
    tag: "Forms",
    summary: "Get a form",
    description:
      "With all that it asks, in one language when one is asked for. A retired form is still shown, because somebody may be filling it in. The answer may " +
      "be kept for half a minute.",
    callers: ["anybody", "endUserToken", "apiKey"],
    parameters: {
      path: {
        form: z
          .string()
          .min(1)
          .meta({ description: "The form's id or its key.", examples: ["contact"] }),
      },
      query: {
        tenant_id: tenantId,
        version: z
          .int32()
          .min(1)
          .optional()
          .meta({ description: "The version; the current one unless said.", examples: [2] }),
        locale,
      },
      header: { ...acceptLanguage, ...ifNoneMatch },
    },
    answers: {
      200: {
        description: "The form.",
        headers: ["ETag"],
        content: {
          contentType: "application/json",
          schema: publishedForm,
          examples: {
            contact: {
              ...example,
              is_retired: false,
              document: {
                format: 1,
                default_locale: "en",
                locales: ["en"],
                title: { en: "Contact us" },
                fields: [
                  { type: "text", key: "subject", label: { en: "Subject" }, required: true, maps_to: "subject" },
                ],
              },
            },
          },
        },
      },
      304: { description: "What you have still holds.", headers: ["ETag"] },
    },
    errors: [...ofTenant, "not_found"],
  }),
] as const;

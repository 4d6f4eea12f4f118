/**
 * Every `type` that a 422 can carry, with its cause and its cure. The names follow Pydantic 2, so that a client written for
 * the same family of APIs already knows them; `docs/errors.md` is made from this table.
 */
export const problemTypes = {
  missing: {
    cause: "A required field, query parameter or header is absent.",
    cure: "Send it. `name` and `email` are required unless the request carries a token.",
  },
  string_type: { cause: "The value is not a string.", cure: "Send a JSON string." },
  string_too_short: {
    cause: "The text is shorter than the limit once white space around it is taken off.",
    cure: "Send more text: white space and invisible characters do not count.",
  },
  string_too_long: {
    cause: "The text has more characters than the limit.",
    cure: "Shorten it. A character is a Unicode code point.",
  },
  string_unicode: {
    cause: "The text holds a NUL character or half of a surrogate pair, which no database can keep.",
    cure: "Remove it, or mend the program that cut the text in the middle of a character.",
  },
  string_pattern_mismatch: {
    cause: "The text does not have the form that the field asks for.",
    cure: "The message shows the form.",
  },
  bool_type: { cause: "The value is not true or false.", cure: "Send JSON true or false, not a text." },
  float_type: { cause: "The value is not a number.", cure: "Send a JSON number, not a text." },
  list_type: { cause: "The value is not a list.", cure: "Send a JSON array." },
  dict_type: { cause: "The value is not a JSON object.", cure: "Send an object with the form's field keys." },
  too_short: {
    cause: "The list has fewer entries than the limit.",
    cure: "Send more entries; the message says how many.",
  },
  too_long: {
    cause: "The list has more entries than the limit.",
    cure: "Send fewer entries; the message says how many.",
  },
  int_type: { cause: "The value is not a whole number.", cure: "Send a JSON number without a fraction." },
  greater_than_equal: {
    cause: "The number or the date is too small.",
    cure: "The message says the smallest that is taken.",
  },
  less_than_equal: {
    cause: "The number or the date is too large.",
    cure: "The message says the largest that is taken.",
  },
  multiple_of: {
    cause: "The number is none of the steps that the field takes.",
    cure: "The message says the step and where it begins.",
  },
  date_parsing: { cause: "The text is not a day of the calendar.", cure: "Send YYYY-MM-DD." },
  datetime_parsing: {
    cause: "The text is not a date with a time of day.",
    cure: "Send RFC 3339 with seconds, such as 2026-03-01T09:30:00+01:00.",
  },
  timezone_aware: {
    cause: "The date and time say no offset, so that nobody knows which moment is meant.",
    cure: "End it in Z or in an offset such as +01:00.",
  },
  url_parsing: { cause: "The text is not a web address.", cure: "Send an address such as https://example.com/page." },
  url_scheme: { cause: "The address is not one of the web.", cure: "Begin it with https:// or http://." },
  enum: { cause: "The value is not one of those allowed.", cure: "Send one of the values that the message lists." },
  value_error: {
    cause: "The value has the right type but not the right form.",
    cure: "The message says which form is meant.",
  },
  uuid_parsing: {
    cause: "The value is not a UUID in its usual form, or the parameter is given more than once.",
    cure: "Send one UUID such as 11111111-1111-4111-8111-111111111111.",
  },
  model_attributes_type: {
    cause: "The body is not a JSON object.",
    cure: "Send an object with the documented fields.",
  },
  extra_forbidden: {
    cause: "The body has a field that this endpoint or this form does not know, or does not ask in this case.",
    cure: "Leave it out: nothing that is sent is silently dropped.",
  },
  json_invalid: { cause: "The body is not valid JSON in UTF-8.", cure: "Send valid JSON." },
  attachment_unavailable: {
    cause: "There is no such file to attach: it is not uploaded, its time is up, or it belongs to another request.",
    cure: "Ask for a new upload and send the file again; an upload can be attached once, within 24 hours.",
  },
  attachment_refused: {
    cause: "The file that was uploaded is not the one that was declared, or may not be attached.",
    cure: "The message says what is wrong with it. Attach another file.",
  },
  form_unknown: {
    cause: "This tenant has no such form.",
    cure: "Ask for the tenant's forms, or leave `form_id` out.",
  },
  form_version_unknown: {
    cause: "The form has no such version.",
    cure: "The message says which one is current: read the form again.",
  },
  form_closed: {
    cause: "The help center, or this form of it, does not take requests at present.",
    cure: "Try again later, or use another way to reach it.",
  },
} as const;

/** One name of the 422 catalogue, e.g. `"missing"`. */
export type ProblemType = keyof typeof problemTypes;

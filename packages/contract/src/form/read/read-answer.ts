import type { FormQuestion } from "../form-field.ts";
import { readCascade, readDropdown, readMultiSelect } from "./read-choice.ts";
import { readEmail, readPhone, readUrl } from "./read-contact.ts";
import { readFiles } from "./read-files.ts";
import { readDate, readDateTime } from "./read-moment.ts";
import { readNumber } from "./read-number.ts";
import { readText, readTextarea } from "./read-text.ts";
import { readTick } from "./read-tick.ts";
import type { Reading } from "./reading.ts";

/**
 * Reads one answer by its field alone, whatever JSON it is: the right type or a problem, nothing in between. Texts, addresses and phone
 * numbers come out in their one stored form.
 */
export function readAnswer(field: FormQuestion, answer: unknown): Reading {
  switch (field.type) {
    case "text":
      return readText(field, answer);
    case "textarea":
      return readTextarea(field, answer);
    case "number":
      return readNumber(field, answer);
    case "dropdown":
      return readDropdown(field, answer);
    case "multi_select":
      return readMultiSelect(field, answer);
    case "checkbox":
    case "consent":
      return readTick(answer);
    case "date":
      return readDate(field, answer);
    case "date_time":
      return readDateTime(field, answer);
    case "url":
      return readUrl(answer);
    case "email":
      return readEmail(answer);
    case "phone":
      return readPhone(answer);
    case "cascading_dropdown":
      return readCascade(field, answer);
    case "file":
      return readFiles(field, answer);
  }
}

import { access } from "./english/access.ts";
import { controls } from "./english/controls.ts";
import { files } from "./english/files.ts";
import { form } from "./english/form.ts";
import { frame } from "./english/frame.ts";
import { pages } from "./english/pages.ts";
import { request } from "./english/request.ts";
import { sending } from "./english/sending.ts";

/** English is the pattern that every other language is held against. */
export const english = { access, controls, files, form, frame, pages, request, sending };

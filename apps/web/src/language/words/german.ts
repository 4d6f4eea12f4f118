import { access } from "./german/access.ts";
import { controls } from "./german/controls.ts";
import { files } from "./german/files.ts";
import { form } from "./german/form.ts";
import { frame } from "./german/frame.ts";
import { pages } from "./german/pages.ts";
import { request } from "./german/request.ts";
import { sending } from "./german/sending.ts";
import type { Words } from "../words.ts";

export const german: Words = { access, controls, files, form, frame, pages, request, sending };

import { access } from "./japanese/access.ts";
import { controls } from "./japanese/controls.ts";
import { files } from "./japanese/files.ts";
import { form } from "./japanese/form.ts";
import { frame } from "./japanese/frame.ts";
import { pages } from "./japanese/pages.ts";
import { request } from "./japanese/request.ts";
import { sending } from "./japanese/sending.ts";
import type { Words } from "../words.ts";

export const japanese: Words = { access, controls, files, form, frame, pages, request, sending };

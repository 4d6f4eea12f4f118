import { access } from "./arabic/access.ts";
import { controls } from "./arabic/controls.ts";
import { files } from "./arabic/files.ts";
import { form } from "./arabic/form.ts";
import { frame } from "./arabic/frame.ts";
import { pages } from "./arabic/pages.ts";
import { request } from "./arabic/request.ts";
import { sending } from "./arabic/sending.ts";
import type { Words } from "../words.ts";

export const arabic: Words = { access, controls, files, form, frame, pages, request, sending };

import { hasName } from "../errors/has-name.ts";
import type { UploadCheck } from "./check-uploads.ts";
import { inspectContent } from "./inspect-content.ts";
import { judgeContent } from "./judge-content.ts";
import { uploadKeyOf } from "./object-key.ts";
import { scanFile } from "./scan-file.ts";

/**
 * Looks at one uploaded file where it lies, and keeps neither a copy nor the finding. What is sent to its address afterwards may differ, so that whoever
 * links the file checks it again.
 */
export const previewUpload: UploadCheck = async (services, upload, deadline) => {
  const key = uploadKeyOf(upload);
  try {
    const checkResult = judgeContent(upload, await inspectContent(await services.storage.read(key)));
    const scanStatus = checkResult === "passed" ? await scanFile(services, key, deadline) : "not_scanned";
    return { ...upload, checkResult, scanStatus };
  } catch (error) {
    if (hasName(error, "ObjectMissingError")) return upload;
    throw error;
  }
};

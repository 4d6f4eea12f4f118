import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRateLimits } from "../../rate-limit/rate-limits.ts";
import type { Services } from "../../services.ts";
import { createLocalStorage } from "../../storage/local-storage.ts";
import { signUploadLink } from "../upload-link.ts";

/** What a test's services are made with already. */
type Given = Pick<Services, "database" | "logger" | "signingKeys">;

/**
 * What files take, for a test that is not about them: a folder that does not exist before something is written, no scanner, and
 * limits that no test reaches.
 */
export function fileServices({ signingKeys, ...given }: Given): Pick<Services, "storage" | "scanner" | "rateLimits"> {
  return {
    storage: createLocalStorage({
      folder: join(tmpdir(), `portal-files-${randomUUID()}`),
      signUpload: (order) => signUploadLink({ signingKeys }, order),
    }),
    scanner: null,
    rateLimits: createRateLimits({ ...given, scale: 1_000 }),
  };
}

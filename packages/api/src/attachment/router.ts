import { attachmentSchema, checkedAttachmentSchema, presignedUploadSchema } from "@portal/contract";
import { z } from "zod";
import { limitApiKey } from "../rate-limit/limit-api-key.ts";
import { limitRate } from "../rate-limit/limit-rate.ts";
import { inProcess, publicProcedure, router, settleAccess, tenantProcedure } from "../trpc.ts";
import { confirmUpload } from "./confirm-upload.ts";
import { getAttachment } from "./get-attachment.ts";
import { openDownload } from "./open-download.ts";
import { presignUpload } from "./presign-upload.ts";
import { receiveFile } from "./receive-file.ts";
import { receivedUploadSchema, receiveUpload } from "./receive-upload.ts";

/** Every way to a new upload is counted: by client address before anything else is looked at, or by the key that is sent. */
const uploadProcedure = publicProcedure
  .meta({ scope: "attachments:write" })
  .use(limitRate("presign"))
  .use(settleAccess)
  .use(({ ctx, next }) => {
    const { actor } = ctx.access;
    if (actor.kind === "application") limitApiKey(ctx, actor.apiKey, ["api_key_presign"]);
    return next();
  });

export const attachmentRouter = router({
  presign: uploadProcedure
    .input(z.unknown())
    .output(presignedUploadSchema)
    .mutation(({ ctx, input }) => presignUpload(ctx, input)),
  confirm: tenantProcedure
    .meta({ scope: "attachments:write" })
    .input(z.unknown())
    .output(checkedAttachmentSchema)
    .mutation(({ ctx, input }) => confirmUpload(ctx, input)),
  get: tenantProcedure
    .input(z.object({ id: z.string() }))
    .output(attachmentSchema)
    .query(({ ctx, input }) => getAttachment(ctx, input.id)),
  /** The next three carry bytes: a route, a server action or a test calls them in this process. */
  receiveUpload: publicProcedure
    .use(inProcess)
    .input(receivedUploadSchema)
    .mutation(({ ctx, input }) => receiveUpload(ctx, input)),
  receiveFile: uploadProcedure
    .use(inProcess)
    .input(z.instanceof(File))
    .mutation(({ ctx, input }) => receiveFile(ctx, input)),
  open: publicProcedure
    .use(inProcess)
    .input(z.object({ id: z.string(), token: z.string() }))
    .query(({ ctx, input }) => openDownload(ctx, input)),
});

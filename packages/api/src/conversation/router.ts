import {
  conversationAnswerSchema,
  conversationReceiptSchema,
  keyReceiptSchema,
  validatedSubmissionSchema,
} from "@portal/contract";
import { z } from "zod";
import { findReceipt } from "../idempotency/find-receipt.ts";
import { limitRefused } from "../rate-limit/limit-refused.ts";
import { observeSubmission } from "../telemetry/observe-submission.ts";
import { publicProcedure, router, settleAccess, tenantProcedure } from "../trpc.ts";
import { createConversation } from "./create-conversation.ts";
import { getReceipt } from "./get-receipt.ts";
import { validateSubmission } from "./validate-submission.ts";

export const conversationRouter = router({
  /** The one way in. Its input is a `SubmissionInput`, checked inside, because what is required depends on who is asking. */
  create: publicProcedure
    .meta({ scope: "conversations:write" })
    .use(observeSubmission)
    .use(limitRefused)
    .use(settleAccess)
    .use(({ ctx, next }) => {
      ctx.observation.tenantSlug = ctx.access.tenant?.slug ?? "";
      return next();
    })
    .input(z.unknown())
    .output(conversationAnswerSchema)
    .mutation(({ ctx, input }) => createConversation(ctx, input)),
  /** The same without storing anything; it is no submission, so it is not among those that are counted for operators. */
  validate: publicProcedure
    .meta({ scope: "conversations:write" })
    .use(limitRefused)
    .use(settleAccess)
    .input(z.unknown())
    .output(validatedSubmissionSchema)
    .mutation(({ ctx, input }) => validateSubmission(ctx, input)),
  receiptOfKey: tenantProcedure
    .meta({ scope: "conversations:write" })
    .output(keyReceiptSchema)
    .query(({ ctx }) => findReceipt(ctx)),
  receipt: tenantProcedure
    .meta({ scope: "conversations:write" })
    .input(z.object({ id: z.string() }))
    .output(conversationReceiptSchema)
    .query(({ ctx, input }) => getReceipt(ctx, input.id)),
});

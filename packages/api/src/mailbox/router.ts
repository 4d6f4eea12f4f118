import { provedMailboxSchema } from "@portal/contract";
import { z } from "zod";
import { publicProcedure, router, tenantProcedure } from "../trpc.ts";
import { disownRequest } from "./disown-request.ts";
import { proveMailbox } from "./prove-mailbox.ts";

export const mailboxRouter = router({
  prove: tenantProcedure
    .input(z.unknown())
    .output(provedMailboxSchema)
    .mutation(({ ctx, input }) => proveMailbox(ctx, input)),
  disown: publicProcedure.input(z.unknown()).mutation(({ ctx, input }) => disownRequest(ctx, input)),
});

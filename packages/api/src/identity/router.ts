import { magicLinkRequestedSchema, signedInSchema } from "@portal/contract";
import { z } from "zod";
import { publicProcedure, router, settleAccess, tenantProcedure } from "../trpc.ts";
import { logOut } from "./log-out.ts";
import { refreshAccess } from "./refresh-access.ts";
import { requestSignInLink } from "./request-sign-in-link.ts";
import { openSession, verifySignInLink } from "./verify-sign-in-link.ts";

/** Inputs are checked inside the use cases, against the contract, so that every door refuses in the same words. */
const body = z.unknown();

const contactSchema = z.object({ tenantId: z.string(), requesterId: z.string(), email: z.string(), name: z.string() });

export const identityRouter = router({
  requestSignInLink: publicProcedure
    .input(body)
    .output(magicLinkRequestedSchema)
    .mutation(({ ctx, input }) => requestSignInLink(ctx, input)),
  verifySignInLink: publicProcedure
    .input(body)
    .output(signedInSchema)
    .mutation(({ ctx, input }) => verifySignInLink(ctx, input)),
  openSession: tenantProcedure
    .input(body)
    .output(contactSchema)
    .mutation(({ ctx, input }) => openSession(ctx, input)),
  refresh: publicProcedure
    .input(body)
    .output(signedInSchema)
    .mutation(({ ctx, input }) => refreshAccess(ctx, input)),
  logOut: publicProcedure
    .use(settleAccess)
    .input(body)
    .mutation(({ ctx, input }) => logOut(ctx, input)),
});

import { attachmentRouter } from "./attachment/router.ts";
import { challengeRouter } from "./challenge/router.ts";
import { conversationRouter } from "./conversation/router.ts";
import { formRouter } from "./form/router.ts";
import { identityRouter } from "./identity/router.ts";
import { mailboxRouter } from "./mailbox/router.ts";
import { tenantRouter } from "./tenant/router.ts";
import { router } from "./trpc.ts";

/** The product's table of contents. */
export const appRouter = router({
  attachment: attachmentRouter,
  challenge: challengeRouter,
  conversation: conversationRouter,
  form: formRouter,
  identity: identityRouter,
  mailbox: mailboxRouter,
  tenant: tenantRouter,
});
export type AppRouter = typeof appRouter;

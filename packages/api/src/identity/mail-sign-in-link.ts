import type { Context } from "../context.ts";
import { chooseLanguage, languageFor } from "../language/choose-language.ts";
import { describeMailFailure } from "../mail/mailer.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { writeSignInMail } from "./write-sign-in-mail.ts";

/** A stored link and the address that opens it. */
export interface LinkToMail {
  link: { tenantId: string; id: string; email: string };
  tenant: Tenant;
  url: string;
}

/** Sends a link, in the language that was asked for, without being waited for; one that cannot be sent is withdrawn, so that it does not count as under way. */
export function mailSignInLink(context: Context, { link, tenant, url }: LinkToMail): void {
  const { mailer, logger } = context.services;
  const { requestId, acceptLanguage } = context;
  const language = languageFor(chooseLanguage(acceptLanguage), tenant.locale);
  mailer
    .send(writeSignInMail({ tenantName: tenant.name, email: link.email, url, language }))
    .catch(async (error: unknown) => {
      logger.error({ ...describeMailFailure(error), requestId, tenantId: link.tenantId }, "sign-in mail not sent");
      await withdrawLink(context, link);
    })
    .catch((error: unknown) => logger.error({ err: error, requestId }, "sign-in link not withdrawn"));
}

async function withdrawLink({ services }: Context, { tenantId, id }: LinkToMail["link"]): Promise<void> {
  await services.database.withRlsBypass(
    (tx) => tx.$executeRaw`
      update sign_in_links set consumed_at = now()
      where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and consumed_at is null`,
  );
}

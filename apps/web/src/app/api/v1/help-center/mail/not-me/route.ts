import { readUnsubscription, unsubscribeTokenOf } from "../../../../../../server/one-click.ts";
import { answer } from "../../../../../../server/rest-answer.ts";
import { refuseOtherMethods, restRoute } from "../../../../../../server/rest-route.ts";

/** Mail programs without the one click open the same address in a browser: the page asks first, so looking changes nothing. */
export const GET = restRoute(async ({ request, caller, services }) => {
  const token = encodeURIComponent(unsubscribeTokenOf(request));
  const { tenant_slug: slug } = await caller.tenant.settings();
  const location = `${services.publicUrl.origin}/${slug}/not-me?token=${token}`;
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
});

/** The one click of a mail program (RFC 8058). */
export const POST = restRoute(async ({ request, caller }) => {
  await caller.mailbox.disown({ token: await readUnsubscription(request) });
  return answer(200, {});
});

export const { PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods("GET, HEAD, POST, OPTIONS");

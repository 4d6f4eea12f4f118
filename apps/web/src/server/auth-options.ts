import type { AuthOptions, Session } from "next-auth";
import { getServices } from "./services.ts";
import { readSessionClaims, sessionCodec, sessionCookie } from "./session-codec.ts";

/**
 * next-auth's settings. There is no provider: the one way in is a mailed link, which a server action opens, because next-auth's own
 * e-mail provider wants a table of users and signs in on GET, where a link scanner would use the link up.
 */
export async function readAuthOptions(): Promise<AuthOptions> {
  const { signingKeys, publicUrl, logger } = await getServices();
  // eslint-disable-next-line no-restricted-syntax -- it takes its own address from this variable alone, and is written to here
  process.env["NEXTAUTH_URL"] = `${publicUrl.origin}/api/auth`;
  return {
    providers: [],
    // For its cross-site token only: sessions are signed with the portal's key.
    secret: await signingKeys.deriveSecret("next-auth"),
    session: { strategy: "jwt", maxAge: sessionCodec.maxAge },
    jwt: sessionCodec,
    useSecureCookies: publicUrl.protocol === "https:",
    cookies: { sessionToken: sessionCookie(publicUrl) },
    callbacks: { session: ({ session, token }) => ({ ...session, expires: endOf(session, token) }) },
    // Its words can quote a cookie; its code cannot.
    logger: {
      error: (code) => logger.debug({ code }, "next-auth"),
      warn: (code) => logger.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

function endOf(session: Session, token: unknown): string {
  const exp = readSessionClaims(token)?.exp;
  return exp === undefined ? session.expires : new Date(exp * 1000).toISOString();
}

import { PortalError } from "@portal/api";
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { readAuthOptions } from "../../../../server/auth-options.ts";
import { restRoute } from "../../../../server/rest-route.ts";

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

/** What the portal uses of next-auth. The rest would be pages of its own, and a log that anybody could write to. */
const served = ["GET session", "GET csrf", "GET providers", "POST signout"];

function handle(request: NextRequest, route: AuthRoute): Promise<Response> {
  return restRoute(async () => {
    const { nextauth } = await route.params;
    if (!served.includes(`${request.method} ${nextauth.join("/")}`)) throw new PortalError("not_found");
    const response: unknown = await NextAuth(request, route, await readAuthOptions());
    if (response instanceof Response) return response;
    throw new Error("next-auth gave no response");
  })(request);
}

export { handle as GET, handle as POST };

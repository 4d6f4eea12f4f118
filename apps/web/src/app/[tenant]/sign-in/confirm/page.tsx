import { PageWords } from "../../../../language/page-words.tsx";
import { findHelpCenter } from "../../../../server/page-request.ts";
import { openLink } from "../actions.ts";
import { OpenLink } from "./open-link.tsx";

interface ConfirmPageProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Where a mailed link leads. Looking at it changes nothing: mail programs open links before people do. */
export default async function ConfirmPage({ params, searchParams }: ConfirmPageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const { settings, basePath } = helpCenter;
  const { token } = await searchParams;
  return (
    <PageWords parts={["access"]}>
      <OpenLink
        token={typeof token === "string" ? token : ""}
        title={settings.title}
        basePath={basePath}
        open={openLink.bind(null, tenant)}
      />
    </PageWords>
  );
}

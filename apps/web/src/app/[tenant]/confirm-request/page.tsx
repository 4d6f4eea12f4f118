import { PageWords } from "../../../language/page-words.tsx";
import { findHelpCenter } from "../../../server/page-request.ts";
import { confirm } from "./actions.ts";
import { ConfirmRequest } from "./confirm-request.tsx";

interface ConfirmRequestPageProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Where the first link of a confirmation mail leads. Looking at it changes nothing. */
export default async function ConfirmRequestPage({ params, searchParams }: ConfirmRequestPageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const { token } = await searchParams;
  return (
    <PageWords parts={["access"]}>
      <ConfirmRequest
        token={typeof token === "string" ? token : ""}
        title={helpCenter.settings.title}
        basePath={helpCenter.basePath}
        confirm={confirm.bind(null, tenant)}
      />
    </PageWords>
  );
}

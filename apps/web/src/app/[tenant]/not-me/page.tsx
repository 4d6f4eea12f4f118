import { PageWords } from "../../../language/page-words.tsx";
import { findHelpCenter } from "../../../server/page-request.ts";
import { disown } from "../confirm-request/actions.ts";
import { NotMe } from "./not-me.tsx";

interface NotMePageProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

/** Where the second link of a confirmation mail leads. Looking at it changes nothing. */
export default async function NotMePage({ params, searchParams }: NotMePageProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const { token } = await searchParams;
  return (
    <PageWords parts={["access"]}>
      <NotMe
        token={typeof token === "string" ? token : ""}
        title={helpCenter.settings.title}
        disown={disown.bind(null, tenant)}
      />
    </PageWords>
  );
}

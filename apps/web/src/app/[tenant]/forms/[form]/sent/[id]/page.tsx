import { ServiceBusyMessage } from "../../../../../../components/service-busy.tsx";
import { SentMessage } from "../../../../../../portal-form/sent-message.tsx";
import { findReceipt } from "../../../../../../server/find-receipt.ts";
import { findHelpCenter } from "../../../../../../server/page-request.ts";

interface SentFormPageProps {
  params: Promise<{ tenant: string; form: string; id: string }>;
  searchParams: Promise<{ older?: string | string[] }>;
}

/** Says that a form has come, in the language that it was filled in in. */
export default async function SentFormPage({ params, searchParams }: SentFormPageProps) {
  const { tenant, form, id } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const receipt = await findReceipt(tenant, id);
  if (receipt === "unavailable") return <ServiceBusyMessage />;
  const { settings, basePath } = helpCenter;
  const { older } = await searchParams;
  return (
    <SentMessage
      receipt={receipt}
      title={settings.title}
      formPath={`${basePath}/forms/${form}`}
      isOlder={older !== undefined}
    />
  );
}

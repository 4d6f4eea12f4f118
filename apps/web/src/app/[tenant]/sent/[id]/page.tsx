import { ServiceBusyMessage } from "../../../../components/service-busy.tsx";
import { SentMessage } from "../../../../portal-form/sent-message.tsx";
import { findReceipt } from "../../../../server/find-receipt.ts";
import { findHelpCenter } from "../../../../server/page-request.ts";

interface SentPageProps {
  params: Promise<{ tenant: string; id: string }>;
}

export default async function SentPage({ params }: SentPageProps) {
  const { tenant, id } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind !== "found") return null;
  const receipt = await findReceipt(tenant, id);
  if (receipt === "unavailable") return <ServiceBusyMessage />;
  const { settings, basePath } = helpCenter;
  return (
    <SentMessage receipt={receipt} title={settings.title} formPath={basePath === "" ? "/" : basePath} isOlder={false} />
  );
}

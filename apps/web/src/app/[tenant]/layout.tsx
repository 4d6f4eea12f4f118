import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ServiceBusy } from "../../components/service-busy.tsx";
import { TenantFrame } from "../../components/tenant-frame.tsx";
import { findHelpCenter, findSignedInPerson } from "../../server/page-request.ts";
import { TenantStyle } from "../../theme/tenant-style.tsx";

interface TenantLayoutProps {
  params: Promise<{ tenant: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Pick<TenantLayoutProps, "params">): Promise<Metadata> {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  const logo = helpCenter.kind === "found" ? helpCenter.settings.branding.logo_url : null;
  return logo === null ? {} : { icons: logo };
}

// No loading.tsx stands beside this file on purpose: it would send a page that waits for the database in two parts. Then an unknown
// request answers 200, and people without scripts see the placeholder for ever.
export default async function TenantLayout({ params, children }: TenantLayoutProps) {
  const { tenant } = await params;
  const helpCenter = await findHelpCenter(tenant);
  if (helpCenter.kind === "absent") notFound();
  if (helpCenter.kind === "unavailable") return <ServiceBusy />;
  const { settings, basePath } = helpCenter;
  const person = await findSignedInPerson(settings.tenant_id);
  return (
    <>
      <TenantStyle primaryColor={settings.branding.primary_color} />
      <TenantFrame settings={settings} basePath={basePath} isSignedIn={person !== null}>
        {children}
      </TenantFrame>
    </>
  );
}

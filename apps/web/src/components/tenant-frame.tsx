import type { HelpCenterSettings } from "@portal/contract";
import type { ReactNode } from "react";
import { findPageWords } from "../language/page-words.tsx";
import { SiteFrame } from "./site-frame.tsx";

interface TenantFrameProps {
  settings: HelpCenterSettings;
  basePath: string;
  isSignedIn: boolean;
  children: ReactNode;
}

/** The header of a tenant's pages: its logo and its name lead back to its form. */
export async function TenantFrame({ settings, basePath, isSignedIn, children }: TenantFrameProps) {
  const { frame } = (await findPageWords()).words;
  const { title, locale, branding } = settings;
  const brand = (
    <a className="brand" href={basePath === "" ? "/" : basePath}>
      {/* The name stands beside it, so the picture has nothing to add for whoever cannot see it. */}
      {branding.logo_url !== null && <img className="brand-logo" src={branding.logo_url} alt="" height={36} />}
      <span className="brand-title" lang={locale} dir="auto">
        {title}
      </span>
    </a>
  );
  const navigation = isSignedIn ? null : (
    <nav className="site-nav" aria-label={frame.account}>
      <a href={`${basePath}/sign-in`}>{frame.signIn}</a>
    </nav>
  );
  return (
    <SiteFrame brand={brand} navigation={navigation}>
      {children}
    </SiteFrame>
  );
}

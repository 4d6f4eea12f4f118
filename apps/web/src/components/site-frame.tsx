import type { ReactNode } from "react";

interface SiteFrameProps {
  brand: ReactNode;
  navigation?: ReactNode;
  children: ReactNode;
}

/** What every page stands in: the way past the header, the header, and one main part. */
export function SiteFrame({ brand, navigation, children }: SiteFrameProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      <header className="site-header">
        <div className="site-header-inner">
          {brand}
          {navigation}
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The header of pages that belong to no tenant. */
export function PortalFrame({ children }: { children: ReactNode }) {
  return <SiteFrame brand={<span className="brand">Help center</span>}>{children}</SiteFrame>;
}

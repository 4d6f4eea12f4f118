"use client";

import type { ReactNode } from "react";
import { LanguageLinks } from "../language/language-links.tsx";
import { useWords } from "../language/words-context.tsx";

interface SiteFrameProps {
  brand: ReactNode;
  navigation?: ReactNode;
  children: ReactNode;
}

/** What every page stands in: the way past the header, the header with the choice of languages, and one main part. */
export function SiteFrame({ brand, navigation, children }: SiteFrameProps) {
  const { skip } = useWords("frame");
  return (
    <>
      <a className="skip-link" href="#main">
        {skip}
      </a>
      <header className="site-header">
        <div className="site-header-inner">
          {brand}
          {navigation}
          <LanguageLinks />
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
  const { helpCenter } = useWords("frame");
  return <SiteFrame brand={<span className="brand">{helpCenter}</span>}>{children}</SiteFrame>;
}

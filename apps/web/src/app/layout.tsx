import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PageWords } from "../language/page-words.tsx";
import { directionOf } from "../language/page-language.ts";
import { findPageLanguage } from "../server/page-language.ts";
import "../styles/globals.css";

// Every page carries a nonce of its own, so no page can be made before it is asked for.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  icons: "/logos/portal.svg",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await findPageLanguage();
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <PageWords parts={["frame", "controls"]}>{children}</PageWords>
      </body>
    </html>
  );
}

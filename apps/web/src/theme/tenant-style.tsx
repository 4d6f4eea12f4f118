import { pageNonce } from "../server/page-request.ts";
import { tenantTheme, type ThemeColours } from "./tenant-theme.ts";

/** A tenant's colours as custom properties, in a style element that the page's policy lets pass. */
export async function TenantStyle({ primaryColor }: { primaryColor: string }) {
  const { light, dark } = tenantTheme(primaryColor);
  const css = `:root{${declarations(light)}}@media (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;
  // Browsers hide a nonce from scripts, so React would see a difference where there is none.
  return (
    <style nonce={await pageNonce()} suppressHydrationWarning>
      {css}
    </style>
  );
}

function declarations({ brand, accent, fill, onFill, fillHover, tint }: ThemeColours): string {
  return `--brand:${brand};--accent:${accent};--fill:${fill};--on-fill:${onFill};--fill-hover:${fillHover};--tint:${tint}`;
}

/** The same on every answer, API and pages alike. The policy with a nonce is the proxy's, because it differs per request. */
export const fixedHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not no-referrer: browsers would then send `Origin: null` with a form, and server actions check the origin.
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
];

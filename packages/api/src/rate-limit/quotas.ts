/** What may be done how often, before PORTAL_LIMITS_SCALE. docs/abuse-control.md says what happens beyond each. */
export const quotas = {
  /** Addresses for uploads, by client address. */
  presign: { requests: 20, windowSeconds: 60 },
  /** Challenges that are handed out, by client address. */
  challenge: { requests: 60, windowSeconds: 60 },
  /** Sign-in links that are asked for, by client address, to whatever mailboxes. */
  sign_in_links_minute: { requests: 5, windowSeconds: 60 },
  sign_in_links_hour: { requests: 30, windowSeconds: 3600 },
  /** Submissions that came to nothing, by client address: only who floods gets there. */
  refused: { requests: 1200, windowSeconds: 60 },
  /** Visitors' submissions, by client address. */
  client_minute: { requests: 10, windowSeconds: 60 },
  client_hour: { requests: 60, windowSeconds: 3600 },
  /** The same from whoever has solved a challenge: a school or an office behind one address gets room by it. */
  solved_minute: { requests: 30, windowSeconds: 60 },
  solved_hour: { requests: 240, windowSeconds: 3600 },
  /** Submissions of one person whom a token or a session proves, from wherever. */
  person_minute: { requests: 30, windowSeconds: 60 },
  person_hour: { requests: 120, windowSeconds: 3600 },
  /** Submissions with one API key, from wherever and for whomever. */
  api_key_minute: { requests: 300, windowSeconds: 60 },
  api_key_hour: { requests: 6_000, windowSeconds: 3600 },
  /** Addresses for uploads, by API key. */
  api_key_presign: { requests: 300, windowSeconds: 60 },
  /** Keys that turned out to be none, by client address. */
  api_key_unknown: { requests: 60, windowSeconds: 60 },
  /** Visitors' submissions to one tenant that no challenge was solved for. */
  tenant_unsolved: { requests: 60, windowSeconds: 60 },
  /** All visitors' submissions to one tenant. */
  tenant: { requests: 300, windowSeconds: 60 },
  /** What visitors submit in the name of one address, to one tenant. */
  address_hour: { requests: 5, windowSeconds: 3600 },
  address_day: { requests: 20, windowSeconds: 86_400 },
  /** The same over all tenants. */
  recipient_hour: { requests: 10, windowSeconds: 3600 },
  recipient_day: { requests: 40, windowSeconds: 86_400 },
} as const;

/** The name of a limit. */
export type RateLimitName = keyof typeof quotas;

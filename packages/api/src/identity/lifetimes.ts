/** How long each proof of identity holds, in seconds. */
export const lifetimesSeconds = {
  accessToken: 3_600,
  session: 12 * 3_600,
  signInLink: 900,
  mailboxProof: 86_400,
  refreshToken: 30 * 86_400,
} as const;

/** No token of ours and none that we accept is older, in seconds: a key that has not signed for so long can go. */
export const longestTokenLifetimeSeconds = 86_400;

/** How far two clocks may differ, in seconds. */
export const clockToleranceSeconds = 60;

/** How long a sign-in lasts at most; the pages' servers hold to it as well. */
export const MAX_SESSION_MS = 7 * 24 * 3_600_000;

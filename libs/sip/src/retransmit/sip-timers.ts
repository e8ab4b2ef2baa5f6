/** The timers of RFC 3261, table 4, in milliseconds. */
export const T1_MS = 500;
export const T2_MS = 4_000;
export const T4_MS = 5_000;
/** Timers B, D, F, H, J, L and M: after this nobody waits for anything. */
export const GIVE_UP_MS = 64 * T1_MS;

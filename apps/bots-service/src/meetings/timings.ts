/** Whoever is not in a call by then will not be. */
export const JOINING_MS = 3 * 60_000;
/** Longer than people in a call say nothing, and nobody comes or goes. */
export const QUIET_MS = 60 * 60_000;
/** Nobody reads notes of more. */
export const MAX_MEETING_MS = 8 * 60 * 60_000;

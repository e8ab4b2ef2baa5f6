export const PURGE_EVERY_MS = 3_600_000;
/** As long as what calls have cost on a day: a year to compare with, and the month that is going on. */
export const KEPT_DAYS = 400;

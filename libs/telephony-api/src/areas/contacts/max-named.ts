/** As many numbers as one request may ask the names of. */
export const MAX_NAMED = 50;

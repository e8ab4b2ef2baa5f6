/** What one message may hold; beyond it, it is refused before anything of it is kept. */
export const MAX_HEADER_BYTES = 64 * 1024;
export const MAX_BODY_BYTES = 64 * 1024;
export const MAX_HEADER_FIELDS = 256;
/** Of one Via, Route, Record-Route or Contact field. */
export const MAX_LIST_ITEMS = 64;
/** Of tags, Call-IDs and branches, which are keys of maps. */
export const MAX_TOKEN_LENGTH = 256;

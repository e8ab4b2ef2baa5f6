/** Who shares a channel: each part has a topic of its own; those from `FIRST_OWN` on are for whoever uses the library. */
export const TOPICS = { clock: 0, files: 1, documents: 2, motion: 3, things: 4 } as const;
export const FIRST_OWN_TOPIC = 64;

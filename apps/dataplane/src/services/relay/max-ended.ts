/** Tags that are refused because somebody ended them; whoever makes more forgets the first. */
export const MAX_ENDED = 20_000;

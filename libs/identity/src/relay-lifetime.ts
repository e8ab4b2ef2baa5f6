/** How long relay credentials may live, in minutes: who is blocked has them in hand until they expire. */
export const relayLifetimeMinutes = { shortest: 1, longest: 60 } as const;

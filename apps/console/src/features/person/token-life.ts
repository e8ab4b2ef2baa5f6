interface Token {
  readonly issuedAt: string;
  readonly expiresAt: string;
}

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly subjectId: string | null;
}

export type TokenLife = 'live' | 'over' | 'ended';

/** When every token somebody held was ended last, as their timeline tells it; empty: never. */
export function tokensEndedAt(personId: string, timeline: readonly Entry[]): string {
  const ends = timeline.filter(
    ({ action, outcome, subjectId }) =>
      action === 'token.revoke' && outcome === 'done' && subjectId === personId,
  );
  return ends.reduce((latest, { at }) => (at > latest ? at : latest), '');
}

/** Times of ISO 8601 in one zone compare as text. */
export function lifeOf({ issuedAt, expiresAt }: Token, endedAt: string, now: Date): TokenLife {
  if (expiresAt <= now.toISOString()) return 'over';
  return issuedAt <= endedAt ? 'ended' : 'live';
}

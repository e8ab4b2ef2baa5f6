export interface KindOfParty {
  readonly kind: 'phone' | 'hidden' | 'identity';
  /** The digits that are shown, or the identifier. */
  readonly text: string;
}

/** What a raw identifier is of. */
export function kindOfParty(id: string): KindOfParty {
  if (!id.startsWith('4:')) return { kind: 'identity', text: id };
  const text = id.slice(2);
  return text.startsWith('+') ? { kind: 'phone', text } : { kind: 'hidden', text: '' };
}

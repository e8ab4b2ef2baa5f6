export const TEXT_STATES = ['waiting', 'sent', 'delivered', 'failed'] as const;
export type TextState = (typeof TEXT_STATES)[number];

const MAX_SENDER = 64;

export interface TextFilter {
  readonly state: TextState | null;
  /** As it was typed: a number, a short code or a name. Not in the address, which is logged. */
  readonly sender: string;
}

export const NO_FILTER: TextFilter = { state: null, sender: '' };

export function readState(value: string | null): TextState | null {
  return TEXT_STATES.find((state) => state === value) ?? null;
}

/** Does it leave anything out? */
export function isNarrow({ state, sender }: TextFilter): boolean {
  return state !== null || sender.trim() !== '';
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ state, sender }: TextFilter) {
  const asked = sender.trim().slice(0, MAX_SENDER);
  return { ...(state && { state }), ...(asked && { sender: asked }) };
}

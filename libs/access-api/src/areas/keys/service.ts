import type { Origin } from '../../actor.ts';

export const keySlots = ['primary', 'secondary'] as const;
export type KeySlot = (typeof keySlots)[number];

/** Never the key itself: enough of its hash to tell it from another. */
export interface KeyView {
  readonly slot: KeySlot;
  /** The first characters of its SHA-256, in hexadecimal. */
  readonly fingerprint: string;
}

/** How the trusted service signs what it asks of ACS, and how far the changing of that is. */
export interface KeyState {
  /** Null where a managed identity signs. */
  readonly inUse: KeyView | null;
  /** What signed before, as long as it is still accepted: the second step ends it. */
  readonly former: KeyView | null;
  /** Since when the key in use signs; null for the configured one. */
  readonly since: Date | null;
  readonly author: { readonly id: string; readonly name: string } | null;
  /** From when on the second step can be taken: what the former key signed has arrived by then. */
  readonly settledAt: Date | null;
  /** Whether the data plane is ours and makes keys when asked; Azure's are made in its portal. */
  readonly makesKeys: boolean;
}

export interface KeyService {
  state(): Promise<KeyState>;
  /** First step: signs with the other key, once ACS has accepted it. @param key where none are made */
  rotate(origin: Origin, key?: string): Promise<KeyState>;
  /** Second step: the former key is refused from now on. */
  retire(origin: Origin): Promise<KeyState>;
}

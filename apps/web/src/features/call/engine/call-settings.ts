import type { Preferences } from '@switchboard/calling';

const RELAY = 'call:relay';

/** Which devices were chosen, and whether calls are always relayed; kept in this browser. */
export const preferences: Preferences = {
  get: (key) => localStorage.getItem(`call:${key}`) ?? undefined,
  set: (key, id) => localStorage.setItem(`call:${key}`, id),
};

/** True when the other side must never see our address. */
export function alwaysRelays(): boolean {
  return localStorage.getItem(RELAY) === 'yes';
}

export function setAlwaysRelays(relay: boolean): void {
  if (relay) localStorage.setItem(RELAY, 'yes');
  else localStorage.removeItem(RELAY);
}

const KEY = 'space:relay-only';

/** Whether connections of our own go through the relay only; remembered in this browser. */
export function isAlwaysRelayed(): boolean {
  return localStorage.getItem(KEY) === 'yes';
}

export function setAlwaysRelayed(isRelayOnly: boolean): void {
  if (isRelayOnly) localStorage.setItem(KEY, 'yes');
  else localStorage.removeItem(KEY);
}

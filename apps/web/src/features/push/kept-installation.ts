const KEY = 'switchboard:push-installation';

/** By which id this browser is registered; null while nobody wants it. A browser that keeps nothing never is. */
export function keptInstallation(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function keepInstallation(id: string | undefined): void {
  if (id === undefined) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
}

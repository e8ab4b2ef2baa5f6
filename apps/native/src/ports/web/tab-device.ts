import type { ToApp } from '@switchboard/push/device';
import type { Device } from '../ports.ts';

const KEY = 'switchboard:installation';

/** A browser tab by itself: calls ring while it is open, and nothing wakes it. */
export function tabDevice(): Device {
  return {
    launched: {
      type: 'launched',
      installationId: installationId(),
      deviceName: 'Browser',
      platform: 'windows',
      isInFront: document.visibilityState === 'visible',
      isOnline: navigator.onLine,
      launch: { reason: 'icon' },
    },
    showsCallsInFront: false,
    tell: () => undefined,
    listen(listener) {
      const front = (): void => {
        listener({ type: 'state-changed', isInFront: document.visibilityState === 'visible' });
      };
      const network = (): void => {
        listener({ type: 'network-changed', isOnline: navigator.onLine } satisfies ToApp);
      };
      document.addEventListener('visibilitychange', front);
      window.addEventListener('online', network);
      window.addEventListener('offline', network);
      return () => {
        document.removeEventListener('visibilitychange', front);
        window.removeEventListener('online', network);
        window.removeEventListener('offline', network);
      };
    },
  };
}

/** Of this tab: two of them are two devices. */
function installationId(): string {
  const known = sessionStorage.getItem(KEY);
  if (known) return known;
  const id = crypto.randomUUID();
  sessionStorage.setItem(KEY, id);
  return id;
}

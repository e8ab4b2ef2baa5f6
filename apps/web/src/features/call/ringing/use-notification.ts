'use client';

import { useEffect } from 'react';
import { keptInstallation } from '../../push/kept-installation';

/** Tells the system of a call that rings while nobody looks at the page. */
export function useNotification(title: string, tag: string): void {
  useEffect(() => {
    if (document.visibilityState === 'visible' || !('Notification' in globalThis)) return undefined;
    if (Notification.permission !== 'granted') return undefined;
    // The service worker shows it, with buttons.
    if (keptInstallation() !== null) return undefined;
    const shown = new Notification(title, { tag, requireInteraction: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return () => shown.close();
  }, [tag, title]);
}

/** Asks for the permission; browsers only let a page do so when a person has just done something. */
export function askForNotifications(): void {
  if ('Notification' in globalThis && Notification.permission === 'default') {
    void Notification.requestPermission();
  }
}

'use client';

import { useChat } from '@switchboard/chat/react';
import { useEffect } from 'react';

/** A page that was asleep or offline asks for what it missed as soon as it is back. */
export function useWakeUp(): void {
  const chat = useChat();
  useEffect(() => {
    const resume = (): void => {
      // The banner shows the state; the next chance tries again.
      if (document.visibilityState === 'visible') chat.resume().catch(() => undefined);
    };
    window.addEventListener('online', resume);
    document.addEventListener('visibilitychange', resume);
    return () => {
      window.removeEventListener('online', resume);
      document.removeEventListener('visibilitychange', resume);
    };
  }, [chat]);
}

import { useEffect, useState } from 'react';

/** Draws again so often, as long as somebody looks at the page. */
export function useTicker(everyMs: number): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') tick((n) => n + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}

'use client';

import { useEffect, useState } from 'react';

/** Whether a moment has come; told when it does. */
export function useSettled(at: string | null): boolean {
  const [, setNow] = useState(0);
  const left = at === null ? 0 : Date.parse(at) - Date.now();
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left);
    return () => clearTimeout(timer);
  }, [left]);
  return left <= 0;
}

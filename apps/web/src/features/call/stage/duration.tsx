'use client';

import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';

/** How long it has been, as minutes and seconds; nothing before it has begun. */
export function Duration({ since }: { readonly since: number | undefined }): ReactElement | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (since === undefined) return null;
  return <time role="timer">{clock(Math.max(0, now - since))}</time>;
}

export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

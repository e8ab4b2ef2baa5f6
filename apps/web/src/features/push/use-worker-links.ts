'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Goes to the conversation whose notification somebody has touched. */
export function useWorkerLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    const hear = ({ data }: MessageEvent<{ type?: unknown; path?: unknown } | null>): void => {
      if (data?.type !== 'open' || typeof data.path !== 'string') return;
      if (data.path.startsWith('/chat/')) router.push(data.path);
    };
    worker?.addEventListener('message', hear);
    return () => worker?.removeEventListener('message', hear);
  }, [router]);
}

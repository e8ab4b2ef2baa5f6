'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { pagesOf } from './pages';
import { useMe } from './use-me';

/** Leads on to the first page that somebody with this role has. */
export function FirstPage(): null {
  const router = useRouter();
  const first = pagesOf(useMe().role)[0]?.href;
  useEffect(() => {
    if (first) router.replace(first);
  }, [first, router]);
  return null;
}

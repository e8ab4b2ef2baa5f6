'use client';

import { codeOf } from '@switchboard/kernel';
import { useEffect } from 'react';
import { keepRegistered } from './page-push';
import { usePagePush } from './use-page-push';

/** Says once for each sign-in where this browser is reached, as long as that is wanted. */
export function PushKeeper(): null {
  const { query } = usePagePush();
  const push = query.data?.push;
  useEffect(() => {
    // What fails now is said again with the next page.
    if (push) keepRegistered(push).catch(codeOf);
  }, [push]);
  return null;
}

'use client';

import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useSpaceState } from '../space-context';
import { useNames } from '../use-names';

/** A path that has just changed needs no words. */
const AFTER_MS = 3_000;

/** Who is not reached as the space wants it, and what that means. */
export function FallbackNotice({ threadId }: { readonly threadId: string }): ReactElement | null {
  const t = useTranslations('space.path');
  const format = useFormatter();
  const nameOf = useNames(threadId);
  const { peers, preferred } = useSpaceState();
  const idsOf = (isLost: boolean): string =>
    peers
      .filter(({ path, isFallback }) => isFallback && (path === undefined) === isLost)
      .map(({ id }) => id)
      .join(' ');
  const [lost] = useDebouncedValue(idsOf(true), AFTER_MS);
  const [moved] = useDebouncedValue(idsOf(false), AFTER_MS);
  if (!lost && !moved) return null;
  const namesOf = (ids: string): string => format.list(ids.split(' ').map(nameOf));
  return (
    <Alert color="yellow" mb="xs">
      {lost && <div>{t('unreachable', { names: namesOf(lost) })}</div>}
      {moved && <div>{t('fallback', { names: namesOf(moved), path: t(preferred) })}</div>}
    </Alert>
  );
}

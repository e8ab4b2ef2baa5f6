'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';

/** More is nothing that anybody reads. */
const MAX_SHOWN = 200;

/** Which rows of a list were left out, and why. */
export function RefusedRows({
  refused,
}: {
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}): ReactElement | null {
  const t = useTranslations('rows');
  const { refusal } = useWords();
  if (refused.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {t('title', { count: refused.length })}
      </Text>
      <div className="refused-rows" tabIndex={0} role="region" aria-label={t('label')}>
        <ul>
          {refused.slice(0, MAX_SHOWN).map(({ row, reason }) => (
            <li key={`${row} ${reason}`}>
              <b>{t('row', { row })}</b> {refusal(reason)}
            </li>
          ))}
        </ul>
        {refused.length > MAX_SHOWN && t('more', { count: refused.length - MAX_SHOWN })}
      </div>
    </div>
  );
}

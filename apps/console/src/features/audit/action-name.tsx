'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { keyOf } from './actions';

/** What was done, in words where there are some, and as the log calls it. */
export function ActionName({ action }: { readonly action: string }): ReactElement {
  const t = useTranslations('audit.action');
  const key = keyOf(action);
  return (
    <>
      {t.has(key) ? t(key) : action}
      {t.has(key) && (
        <Text span c="dimmed" className="code" display="block" fw={400}>
          {action}
        </Text>
      )}
    </>
  );
}

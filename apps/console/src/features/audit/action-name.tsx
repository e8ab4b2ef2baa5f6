'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What was done, in words where there are some, and as the log calls it. */
export function ActionName({ action }: { readonly action: string }): ReactElement {
  const t = useTranslations('audit.action');
  // A full stop in a key would lead into a group of messages.
  const key = action.replaceAll('.', '_');
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

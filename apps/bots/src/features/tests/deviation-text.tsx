'use client';

import { Text } from '@mantine/core';
import type { Deviation } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Where it went otherwise, what was expected and what came instead. */
export function DeviationText({
  deviation: { line, expected, got },
  lines,
}: {
  readonly deviation: Deviation;
  /** How many the script has; undefined where nobody knows. */
  readonly lines?: number | undefined;
}): ReactElement {
  const t = useTranslations('tests');
  const where = line < 0 ? 'greeting' : line >= (lines ?? Infinity) ? 'end' : 'line';
  return (
    <Text size="sm">
      {t(`where.${where}`, { line: line + 1 })} {t('instead', { expected, got })}
    </Text>
  );
}

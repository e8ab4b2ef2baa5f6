'use client';

import { Text } from '@mantine/core';
import { textCost } from '@switchboard/telephony';
import type { TemplateField } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { insertTemplate } from '../composer/insert-template';
import type { ReadTemplate } from './read-template';

const NO_PRICES = { currency: 'USD', prices: [] };

/** What it says to somebody, with values made up for the variables, and how long that is. */
export function TemplatePreview({
  text,
  read,
}: {
  readonly text: string;
  readonly read: ReadTemplate;
}): ReactElement | null {
  const t = useTranslations('templates');
  const examples = useTranslations('examples');
  if (text.trim() === '' || read.problem !== undefined) return null;
  const values: Partial<Record<TemplateField, string>> = {};
  for (const field of read.fields) values[field] = examples(field);
  const filled = insertTemplate(text, values);
  const { segments } = textCost(filled, NO_PRICES, []);
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('preview')}
      </Text>
      <div className="bubble-row" data-direction="out">
        <div className="bubble">{filled}</div>
        <Text size="xs" c="dimmed">
          {t('segments', { count: segments })}
        </Text>
      </div>
    </div>
  );
}

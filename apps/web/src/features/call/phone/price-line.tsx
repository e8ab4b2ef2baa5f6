'use client';

import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { useCallPrice } from './use-call-price';

const MILLIONTHS = 1_000_000;

/** What a minute costs, or why the number is not called; nothing where nobody knows. */
export function PriceLine({
  price,
}: {
  readonly price: ReturnType<typeof useCallPrice>;
}): ReactElement {
  const t = useTranslations('dial');
  return (
    <div aria-live="polite">
      {price?.kind === 'allowed' && <PerMinute {...price} />}
      {price?.kind === 'denied' && (
        <Alert role="note" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t(`denied.${price.because}`)}
        </Alert>
      )}
    </div>
  );
}

function PerMinute({
  currency,
  perMinute,
}: {
  readonly currency: string;
  readonly perMinute: number;
}): ReactElement {
  const t = useTranslations('dial');
  const format = useFormatter();
  const price = format.number(perMinute / MILLIONTHS, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: 2, maximumFractionDigits: 6 },
  });
  return (
    <Text size="sm" c="dimmed">
      {t('perMinute', { price })}
    </Text>
  );
}

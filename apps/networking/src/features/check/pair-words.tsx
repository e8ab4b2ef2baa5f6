'use client';

import { Box, Text, Title } from '@mantine/core';
import { CANDIDATE_TYPES } from '@switchboard/networking';
import type { CheckProgress, PairFinding } from '@switchboard/networking';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

type End = PairFinding['local'];

/** Which pair of candidates is used, and why that one. */
export function PairWords({
  pair,
}: {
  readonly pair: NonNullable<CheckProgress['pair']>;
}): ReactElement {
  const t = useTranslations('check.pair');
  return (
    <Box component="section" aria-label={t('title')}>
      <Title order={2} size="h4">
        {t('title')}
      </Title>
      {pair === 'none' ? <Text>{t('none')}</Text> : <Found pair={pair} />}
    </Box>
  );
}

function Found({ pair }: { readonly pair: PairFinding }): ReactElement {
  const t = useTranslations('check.pair');
  const end = useEnd();
  const found = CANDIDATE_TYPES.map((type) =>
    t('count', { type: t(`type.${type}`), count: pair.found[type] }),
  );
  return (
    <>
      <Text fw={600}>{t('ends', { local: end(pair.local), remote: end(pair.remote) })}</Text>
      <Text>{t(`reason.${pair.reason}`)}</Text>
      <Text>{t('order')}</Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t('found', { list: found.join(t('separator')) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('note')}
      </Text>
    </>
  );
}

const TYPES = ['host', 'srflx', 'prflx', 'relay'] as const;

function useEnd(): (end: End) => string {
  const t = useTranslations('check.pair');
  return ({ type, protocol, relayProtocol }) => {
    const known = TYPES.find((one) => one === type) ?? 'unknown';
    const over = relayProtocol ?? protocol;
    return over
      ? t('end', { type: t(`type.${known}`), protocol: over.toUpperCase() })
      : t(`type.${known}`);
  };
}

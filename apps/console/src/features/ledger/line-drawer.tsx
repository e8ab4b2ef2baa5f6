'use client';

import { Drawer, Skeleton, Stack, Text, Title } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { explainLine } from './explain-line';
import { StateName } from './state-name';
import { useLedgerOf } from './use-ledger';
import type { LedgerLine } from './use-ledger';

const PARTS = ['what', 'next', 'todo'] as const;
const MINUTE_MS = 60_000;

/** Why one identity is left over, what becomes of it by itself, and what one may do. */
export function LineDrawer({
  line,
  onClose,
}: {
  readonly line: LedgerLine | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('ledger');
  return (
    <Drawer
      opened={line !== undefined}
      onClose={onClose}
      position="right"
      title={line && t('explainTitle', { name: line.person.name })}
      closeButtonProps={{ 'aria-label': t('closeExplain') }}
    >
      {line && <Explanation line={line} />}
    </Drawer>
  );
}

function Explanation({ line }: { readonly line: LedgerLine }): ReactElement {
  const t = useTranslations('ledger');
  const now = useNow({ updateInterval: MINUTE_MS });
  const query = useLedgerOf(line.person.id);
  if (!query.data && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('failed')} query={query} />;
  }
  if (!query.data) return <Skeleton h={240} />;
  const { items } = query.data;
  // As it stands now: it may have gone on since the list was read.
  const current = items.find(({ id }) => id === line.id) ?? line;
  const conflict = explainLine(current, items, now);
  return (
    <Stack gap="lg">
      <Text size="sm" component="div">
        <StateName state={current.state} />
      </Text>
      {conflict ? (
        PARTS.map((part) => (
          <section key={part}>
            <Title order={3} size="h6" mb={4}>
              {t(`part.${part}`)}
            </Title>
            <Text size="sm">{t(`conflict.${conflict}.${part}`)}</Text>
          </section>
        ))
      ) : (
        <Text size="sm">{t('settled')}</Text>
      )}
      <Others lines={items} />
    </Stack>
  );
}

function Others({ lines }: { readonly lines: readonly LedgerLine[] }): ReactElement {
  const t = useTranslations('ledger');
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('ofPerson')}
      </Title>
      <ul className="plain-list">
        {lines.map(({ id, userId, state, changedAt }) => (
          <li key={id}>
            <Text size="sm" component="div">
              <StateName state={state} />
            </Text>
            <span className="code">{userId ?? t('unknown')}</span>
            <Text size="xs" c="dimmed">
              <Moment at={changedAt} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

'use client';

import { Group } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { PersonName } from '../people/person-name';
import { Moment } from '../shell/moment';
import type { Orphan } from './sort-orphans';
import { isLedgerState, LOOKS } from './states';

export function useLedgerColumns(): readonly Column<Orphan>[] {
  const t = useTranslations('ledger');
  return [
    {
      id: 'person',
      header: t('person'),
      cell: ({ personId }) => <PersonName personId={personId} />,
      main: true,
    },
    {
      id: 'state',
      header: t('stateHead'),
      cell: ({ state }) => <State state={state} />,
      sortable: true,
    },
    {
      id: 'identity',
      header: t('identity'),
      cell: ({ userId }) => (userId ? <span className="code">{userId}</span> : t('unknown')),
    },
    {
      id: 'changed',
      header: t('changed'),
      cell: ({ changedAt }) => <Moment at={changedAt} />,
      sortable: true,
    },
    {
      id: 'entry',
      header: t('entry'),
      cell: ({ id }) => <span className="code">{id}</span>,
      extra: true,
    },
  ];
}

function State({ state }: { readonly state: string }) {
  const t = useTranslations('ledger.state');
  if (!isLedgerState(state)) return state;
  const Icon = LOOKS[state].icon;
  return (
    <Group component="span" gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}

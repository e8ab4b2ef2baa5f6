'use client';

import { Anchor, Button } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Moment } from '../shell/moment';
import { StateName } from './state-name';
import { isLedgerState, isLeftOver } from './states';
import type { LedgerLine } from './use-ledger';

/** @param onExplain asked of a line that is left over */
export function useLedgerColumns(
  onExplain: (line: LedgerLine) => void,
): readonly Column<LedgerLine>[] {
  const t = useTranslations('ledger');
  return [
    {
      id: 'person',
      header: t('person'),
      cell: ({ person: { id, name } }) => (
        <Anchor component={Link} href={`/people/${id}`} inherit>
          {name}
        </Anchor>
      ),
      main: true,
    },
    {
      id: 'state',
      header: t('stateHead'),
      short: true,
      cell: ({ state }) => <StateName state={state} />,
    },
    {
      id: 'identity',
      header: t('identity'),
      cell: ({ userId }) => (userId ? <span className="code">{userId}</span> : t('unknown')),
    },
    {
      id: 'changed',
      header: t('changed'),
      short: true,
      cell: ({ changedAt }) => <Moment at={changedAt} />,
    },
    {
      id: 'why',
      header: t('why'),
      short: true,
      cell: (line) =>
        isLeftOver(line.state) ? <Explain line={line} onPress={() => onExplain(line)} /> : '–',
    },
    {
      id: 'made',
      header: t('made'),
      short: true,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      extra: true,
    },
    {
      id: 'entry',
      header: t('entry'),
      cell: ({ id }) => <span className="code">{id}</span>,
      extra: true,
    },
  ];
}

function Explain({ line, onPress }: { readonly line: LedgerLine; readonly onPress: () => void }) {
  const t = useTranslations('ledger');
  const { state, person } = line;
  const word = isLedgerState(state) ? t(`state.${state}`) : state;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('explainOne', { name: person.name, state: word })}
      onClick={onPress}
    >
      {t('explain')}
    </Button>
  );
}

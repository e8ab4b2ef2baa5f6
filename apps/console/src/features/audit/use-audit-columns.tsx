'use client';

import { Text, UnstyledButton } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { PersonName } from '../people/person-name';
import { Moment } from '../shell/moment';
import { ActionName } from './action-name';
import { OutcomeBadge } from './outcome-badge';
import type { AuditEntry } from './use-audit';

/** What there is to know of an entry; a person's name leads to what else they did or had done. */
export function useAuditColumns(
  onPerson: (personId: string) => void,
): readonly Column<AuditEntry>[] {
  const t = useTranslations('audit');
  const person = (personId: string | null, otherwise: string) =>
    personId === null ? (
      <Text span size="sm" c="dimmed">
        {otherwise}
      </Text>
    ) : (
      <UnstyledButton className="person-button" onClick={() => onPerson(personId)}>
        <PersonName personId={personId} />
      </UnstyledButton>
    );
  return [
    { id: 'at', header: t('at'), short: true, cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'action',
      header: t('what'),
      cell: ({ action }) => <ActionName action={action} />,
      main: true,
    },
    {
      id: 'actor',
      header: t('actor'),
      short: true,
      cell: ({ actorId }) => person(actorId, t('nobody')),
    },
    {
      id: 'subject',
      header: t('subject'),
      short: true,
      cell: ({ subjectId }) => person(subjectId, '–'),
    },
    {
      id: 'outcome',
      header: t('result'),
      short: true,
      cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
    },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => reason ?? '–' },
    {
      id: 'request',
      header: t('request'),
      cell: ({ requestId }) => <span className="code">{requestId}</span>,
      extra: true,
    },
  ];
}

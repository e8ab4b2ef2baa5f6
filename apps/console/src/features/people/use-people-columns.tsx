'use client';

import { Group, Text } from '@mantine/core';
import { PersonAvatar } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { Ago } from '../shell/ago';
import { Moment } from '../shell/moment';
import { stateOf } from './person-state';
import { RoleBadge } from './role-badge';
import { StateBadge } from './state-badge';
import type { Person } from './use-people';

export function usePeopleColumns(): readonly Column<Person>[] {
  const t = useTranslations('people');
  return [
    {
      id: 'name',
      header: t('name'),
      cell: ({ name }) => (
        <Group component="span" gap="sm" wrap="nowrap">
          <PersonAvatar name={name} size={28} />
          {name}
        </Group>
      ),
      main: true,
      sortable: true,
    },
    { id: 'email', header: t('email'), cell: ({ email }) => email ?? '–' },
    { id: 'role', header: t('role'), short: true, cell: ({ role }) => <RoleBadge role={role} /> },
    {
      id: 'state',
      header: t('state'),
      short: true,
      cell: (one) => <StateBadge state={stateOf(one)} />,
    },
    {
      id: 'lastActiveAt',
      header: t('lastActive'),
      short: true,
      cell: ({ lastActiveAt }) =>
        lastActiveAt ? (
          <Ago at={lastActiveAt} />
        ) : (
          <Text span size="sm" c="dimmed">
            {t('never')}
          </Text>
        ),
      sortable: true,
    },
    {
      id: 'createdAt',
      header: t('created'),
      short: true,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sortable: true,
      extra: true,
    },
    {
      id: 'identity',
      header: t('identity'),
      cell: ({ userId }) => (userId ? <span className="code">{userId}</span> : '–'),
      extra: true,
    },
  ];
}

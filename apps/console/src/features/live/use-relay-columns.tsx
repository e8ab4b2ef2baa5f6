'use client';

import { Anchor, Button } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBytes } from './use-bytes';
import type { RelayUser } from './use-relay-use';

/** @param onEnd absent for who may only look */
export function useRelayColumns(
  onEnd: ((personId: string, name: string) => void) | undefined,
): readonly Column<RelayUser>[] {
  const t = useTranslations('relay');
  const format = useFormatter();
  const bytes = useBytes();
  const nameOf = ({ who, userId }: RelayUser): string => who ?? userId ?? t('others');
  const number = (
    id: 'allocations' | 'refusedPeers' | 'refusedAllocations',
  ): Column<RelayUser> => ({
    id,
    header: t(id),
    align: 'end',
    short: true,
    cell: (one) => format.number(one[id]),
  });
  const amount = (id: 'sentBytes' | 'receivedBytes'): Column<RelayUser> => ({
    id,
    header: t(id),
    align: 'end',
    short: true,
    cell: (one) => bytes(one[id]),
  });
  const columns: readonly Column<RelayUser>[] = [
    {
      id: 'who',
      header: t('who'),
      main: true,
      cell: (one) => <Name name={nameOf(one)} personId={one.personId} />,
    },
    number('allocations'),
    amount('sentBytes'),
    amount('receivedBytes'),
    number('refusedPeers'),
    number('refusedAllocations'),
  ];
  if (!onEnd) return columns;
  const end = (one: RelayUser): ReactElement | null => {
    const { personId } = one;
    if (personId === null) return null;
    return (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('endNamed', { name: nameOf(one) })}
        onClick={() => onEnd(personId, nameOf(one))}
      >
        {t('end')}
      </Button>
    );
  };
  return [...columns, { id: 'end', header: t('end'), cell: end, align: 'end' }];
}

function Name({
  name,
  personId,
}: {
  readonly name: string;
  readonly personId: string | null;
}): ReactElement {
  if (personId === null) return <>{name}</>;
  return (
    <Anchor component={Link} href={`/people/${personId}`} inherit>
      {name}
    </Anchor>
  );
}

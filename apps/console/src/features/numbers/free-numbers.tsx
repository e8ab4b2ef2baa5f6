'use client';

import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { NumberLine } from './number-line';
import { useNumberReason } from './use-number-reason';
import { NUMBERS } from './use-numbers';
import { reserve, useFreeNumbers } from './use-reservation';
import type { FreeNumber, NumberBrowse } from './use-reservation';

interface FreeProps {
  readonly wanted: NumberBrowse;
  readonly reservation: string | null;
  readonly onReserved: (reservation: string) => void;
}

/** Numbers that nobody has, each to be reserved. */
export function FreeNumbers({ wanted, reservation, onReserved }: FreeProps): ReactElement {
  const t = useTranslations('numbers');
  const reason = useNumberReason();
  const query = useFreeNumbers(wanted);
  const reserving = useReserve(reservation, onReserved);
  return (
    <Section title={t('free')}>
      {reserving.error && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />} mb="sm">
          {t('reserveFailed', { reason: reason(reserving.error) })}
        </Alert>
      )}
      {query.data ? (
        <FreeList
          numbers={query.data}
          pending={reserving.isPending ? reserving.variables : undefined}
          onReserve={(number) => reserving.mutate(number)}
        />
      ) : query.error || query.isPaused ? (
        <QueryTrouble title={t('freeFailed')} query={query} />
      ) : (
        <Skeleton h={160} />
      )}
    </Section>
  );
}

function FreeList({
  numbers,
  pending,
  onReserve,
}: {
  readonly numbers: readonly FreeNumber[];
  readonly pending: FreeNumber | undefined;
  readonly onReserve: (number: FreeNumber) => void;
}): ReactElement {
  const t = useTranslations('numbers');
  if (numbers.length === 0) return <Text size="sm">{t('noneFree')}</Text>;
  return (
    <ul className="plain-list long-options" tabIndex={0} aria-label={t('free')}>
      {numbers.map((one) => (
        <NumberLine key={one.number} number={one.number} cost={one.cost}>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('reserveOne', { number: one.number })}
            // One after the other: the first of them makes the reservation.
            disabled={pending !== undefined && pending !== one}
            loading={pending === one}
            onClick={() => onReserve(one)}
          >
            {t('reserve')}
          </Button>
        </NumberLine>
      ))}
    </ul>
  );
}

function useReserve(reservation: string | null, onReserved: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (number: FreeNumber) => reserve(reservation, number),
    onSuccess: ({ id }) => onReserved(id),
    onSettled: () => queries.invalidateQueries({ queryKey: NUMBERS }),
  });
}

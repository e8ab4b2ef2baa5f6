'use client';

import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { access, QueryTrouble } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { BuyForm } from './buy-form';
import { NumberLine } from './number-line';
import { useNumberReason } from './use-number-reason';
import { NUMBERS } from './use-numbers';
import { useReservation } from './use-reservation';
import type { NumberReservation } from './use-reservation';

const TICK_MS = 10_000;

interface ReservedProps {
  readonly reservation: string;
  readonly onBought: () => void;
}

/** The numbers that one has chosen, kept from everybody else for a while, and the buying of them. */
export function ReservedNumbers({ reservation, onBought }: ReservedProps): ReactElement {
  const t = useTranslations('numbers');
  const query = useReservation(reservation);
  return (
    <Section title={t('reserved')}>
      {query.data !== undefined ? (
        <Reserved reservation={query.data} onBought={onBought} />
      ) : query.error || query.isPaused ? (
        <QueryTrouble title={t('reservedFailed')} query={query} />
      ) : (
        <Skeleton h={80} />
      )}
    </Section>
  );
}

function Reserved({
  reservation,
  onBought,
}: {
  readonly reservation: NumberReservation | null;
  readonly onBought: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const now = useNow({ updateInterval: TICK_MS });
  if (
    reservation?.state !== 'active' ||
    (reservation.numbers.length > 0 && now.getTime() >= Date.parse(reservation.expiresAt))
  )
    return <Text size="sm">{t('reservationOver')}</Text>;
  const { id: reservationId, numbers, expiresAt } = reservation;
  if (numbers.length === 0) return <Text size="sm">{t('nothingReserved')}</Text>;
  return (
    <Stack>
      <ReservedList reservation={reservation} />
      <BuyForm
        costs={numbers.map(({ cost }) => cost)}
        expiresAt={expiresAt}
        mustAgreeNotToResell={numbers.some((one) => one.mustAgreeNotToResell)}
        buy={(agreesNotToResell) =>
          access.numbers.buyReservation.mutate({ reservationId, agreesNotToResell })
        }
        onBought={onBought}
      />
    </Stack>
  );
}

function ReservedList({
  reservation: { id, numbers },
}: {
  readonly reservation: NumberReservation;
}): ReactElement {
  const t = useTranslations('numbers');
  const reason = useNumberReason();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: (number: string) => access.numbers.unreserve.mutate({ reservationId: id, number }),
    onSettled: () => queries.invalidateQueries({ queryKey: NUMBERS }),
  });
  return (
    <>
      {removing.error && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
          {t('removeFailed', { reason: reason(removing.error) })}
        </Alert>
      )}
      <ul className="plain-list" aria-label={t('reserved')}>
        {numbers.map(({ number, cost }) => (
          <NumberLine key={number} number={number} cost={cost}>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('removeOne', { number })}
              loading={removing.isPending && removing.variables === number}
              onClick={() => removing.mutate(number)}
            >
              {t('remove')}
            </Button>
          </NumberLine>
        ))}
      </ul>
    </>
  );
}

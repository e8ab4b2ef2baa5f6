'use client';

import { Alert, Button, Checkbox, Progress, Stack, Text } from '@mantine/core';
import { access, QueryTrouble } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { useMoney } from './use-money';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import { useOperation } from './use-numbers';
import type { NumberOperation } from './use-numbers';
import { useProblem } from './use-problem';

const TICK_MS = 10_000;

interface FoundProps {
  readonly search: string;
  readonly onBought: () => void;
}

/** What a search has found and holds, and the buying of it. */
export function FoundNumbers(props: FoundProps): ReactElement {
  const t = useTranslations('numbers');
  const query = useOperation(props.search);
  return (
    <Section title={t('found')}>
      <div role="status">
        {!query.data && (query.error || query.isPaused) ? (
          <QueryTrouble title={t('foundFailed')} query={query} />
        ) : (
          <Found {...props} operation={query.data} />
        )}
      </div>
    </Section>
  );
}

function Found({
  operation,
  ...props
}: FoundProps & { readonly operation: NumberOperation | undefined }): ReactElement {
  const t = useTranslations('numbers');
  const why = useProblem();
  if (operation?.state === 'failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />}>
        {why(operation.problem)}
      </Alert>
    );
  }
  if (!operation?.found) {
    return (
      <>
        <Text size="sm" mb={6}>
          {t('searching')}
        </Text>
        <Progress value={100} animated aria-label={t('searching')} />
      </>
    );
  }
  return <Offer {...props} found={operation.found} />;
}

function Offer({
  search,
  found,
  onBought,
}: FoundProps & { readonly found: NonNullable<NumberOperation['found']> }): ReactElement {
  const t = useTranslations('numbers');
  const money = useMoney();
  const reason = useNumberReason();
  const [agreesNotToResell, agree] = useState(false);
  const { numbers, cost, expiresAt, mustAgreeNotToResell } = found;
  const isOver = useNow({ updateInterval: TICK_MS }).getTime() >= Date.parse(expiresAt);
  const buy = useNumberChange(
    () => access.numbers.buy.mutate({ searchId: search, agreesNotToResell }),
    { onDone: onBought },
  );
  const total = money({ ...cost, amount: cost.amount * numbers.length });
  if (isOver) return <Text size="sm">{t('searchOver')}</Text>;
  return (
    <Stack>
      <ul className="plain-list">
        {numbers.map((number) => (
          <li key={number}>
            <Text span fw={600} className="moment">
              {number}
            </Text>{' '}
            <Text span size="sm" c="dimmed">
              {t('perMonth', { price: money(cost) })}
            </Text>
          </li>
        ))}
      </ul>
      <HeldUntil at={expiresAt} />
      {mustAgreeNotToResell && (
        <Checkbox
          label={t('agree')}
          checked={agreesNotToResell}
          onChange={({ currentTarget: { checked } }) => agree(checked)}
        />
      )}
      {buy.error && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
          {t('buyFailed', { reason: reason(buy.error) })}
        </Alert>
      )}
      <Button
        w="fit-content"
        loading={buy.isPending}
        disabled={mustAgreeNotToResell && !agreesNotToResell}
        onClick={() => buy.mutate()}
      >
        {t('buy', { count: numbers.length, price: total })}
      </Button>
    </Stack>
  );
}

function HeldUntil({ at }: { readonly at: string }): ReactElement {
  const t = useTranslations('numbers');
  const format = useFormatter();
  return (
    <Text size="sm" c="dimmed">
      {t('heldUntil', { time: format.dateTime(new Date(at), { timeStyle: 'short' }) })}
    </Text>
  );
}

'use client';

import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { totalOf } from './total-of';
import { useMoney } from './use-money';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import type { MonthlyCost } from './use-numbers';

interface BuyProps {
  /** Of each number. */
  readonly costs: readonly MonthlyCost[];
  readonly expiresAt: string;
  readonly mustAgreeNotToResell: boolean;
  readonly buy: (agreesNotToResell: boolean) => Promise<unknown>;
  readonly onBought: () => void;
}

/** Buys what is held: until when that is, what it costs, and what has to be agreed to. */
export function BuyForm({ costs, expiresAt, buy, onBought, ...held }: BuyProps): ReactElement {
  const t = useTranslations('numbers');
  const format = useFormatter();
  const money = useMoney();
  const reason = useNumberReason();
  const [agreesNotToResell, agree] = useState(false);
  const buying = useNumberChange(() => buy(agreesNotToResell), { onDone: onBought });
  const price = totalOf(costs).map(money).join(' + ');
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('heldUntil', { time: format.dateTime(new Date(expiresAt), { timeStyle: 'short' }) })}
      </Text>
      {held.mustAgreeNotToResell && (
        <Checkbox
          label={t('agree')}
          checked={agreesNotToResell}
          onChange={({ currentTarget: { checked } }) => agree(checked)}
        />
      )}
      {buying.error && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
          {t('buyFailed', { reason: reason(buying.error) })}
        </Alert>
      )}
      <Button
        w="fit-content"
        loading={buying.isPending}
        disabled={held.mustAgreeNotToResell && !agreesNotToResell}
        onClick={() => buying.mutate()}
      >
        {t('buy', { count: costs.length, price })}
      </Button>
    </Stack>
  );
}

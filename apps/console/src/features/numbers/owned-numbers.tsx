'use client';

import { Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { CapabilitiesDialog } from './capabilities-dialog';
import { DescribeDialog } from './describe-dialog';
import { ReleaseDialog } from './release-dialog';
import { useMoney } from './use-money';
import { useNumberColumns } from './use-number-columns';
import type { NumberDialog } from './use-number-columns';
import { useNumbers } from './use-numbers';
import type { NumberList, OwnedNumber } from './use-numbers';

interface Opened {
  readonly dialog: NumberDialog;
  readonly number: OwnedNumber;
}

/** The numbers one has, and what they cost. */
export function OwnedNumbers({ ended }: { readonly ended: number }): ReactElement {
  const t = useTranslations('numbers');
  const query = useNumbers(ended);
  const { role } = useMe();
  const words = useTableWords();
  const [opened, open] = useState<Opened>();
  const columns = useNumberColumns({
    mayDescribe: can(role, 'phone-number.describe'),
    mayBuy: can(role, 'phone-number.buy'),
    onChoose: (dialog, number) => open({ dialog, number }),
  });
  const nothing = !query.data && (query.error || query.isPaused);
  return (
    <>
      <DataTable
        name="numbers"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.numbers}
        rowKey={({ number }) => number}
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={
          <EmptyState
            icon={<IconPhone size={36} stroke={1.5} />}
            title={t('empty')}
            text={t('emptyText')}
          />
        }
        toolbar={query.data && <Spend list={query.data} />}
        words={words}
      />
      {opened && <Dialog {...opened} onClose={() => open(undefined)} />}
    </>
  );
}

function Dialog({
  dialog,
  number,
  onClose,
}: Opened & { readonly onClose: () => void }): ReactElement {
  if (dialog === 'describe') return <DescribeDialog {...{ number, onClose }} />;
  if (dialog === 'release') return <ReleaseDialog {...{ number, onClose }} />;
  return <CapabilitiesDialog {...{ number, onClose }} />;
}

function Spend({ list: { spend, limit } }: { readonly list: NumberList }): ReactElement {
  const t = useTranslations('numbers');
  const money = useMoney();
  const total =
    spend.map(money).join(' + ') || money({ amount: 0, currency: limit?.currency ?? 'USD' });
  return (
    <Text size="sm" role="status">
      {limit ? t('spend', { total, limit: money(limit) }) : t('spendNoLimit', { total })}
    </Text>
  );
}

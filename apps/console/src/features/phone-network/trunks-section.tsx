'use client';

import { Button, Title } from '@mantine/core';
import { useConfirm, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState, showNotice } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPlus, IconRouter } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { EntryActions } from './entry-actions';
import type { SectionProps } from './section-props';
import { TrunkDialog } from './trunk-dialog';
import { TrunkState } from './trunk-state';
import { useNetworkChange } from './use-network-change';
import { useNetworkReason } from './use-network-reason';
import type { PhoneNetwork, Trunk } from './use-phone-network';

/** The trunks, and whether they answer. */
export function TrunksSection({ network, mayManage }: SectionProps): ReactElement {
  const t = useTranslations('phoneNetwork');
  const words = useTableWords();
  const [edited, edit] = useState<Trunk | 'new'>();
  const columns = useTrunkColumns(mayManage ? network : undefined, edit);
  return (
    <section aria-labelledby="phone-trunks">
      <Title order={2} size="h4" id="phone-trunks" mb="sm">
        {t('trunks')}
      </Title>
      <DataTable
        name="phone-trunks"
        caption={t('trunks')}
        columns={columns}
        rows={network?.trunks}
        rowKey={({ fqdn }) => fqdn}
        empty={
          <EmptyState
            icon={<IconRouter size={36} stroke={1.5} />}
            title={t('noTrunks')}
            text={t('noTrunksText')}
          />
        }
        toolbar={
          mayManage &&
          network && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              {t('addTrunk')}
            </Button>
          )
        }
        words={words}
      />
      {edited && network && (
        <TrunkDialog
          network={network}
          trunk={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  );
}

/** @param network absent for who may not change it */
function useTrunkColumns(
  network: PhoneNetwork | undefined,
  onEdit: (trunk: Trunk) => void,
): readonly Column<Trunk>[] {
  const t = useTranslations('phoneNetwork');
  const columns: readonly Column<Trunk>[] = [
    { id: 'fqdn', header: t('fqdn'), main: true, cell: ({ fqdn }) => fqdn },
    { id: 'state', header: t('stateOf'), cell: (trunk) => <TrunkState trunk={trunk} /> },
    { id: 'port', header: t('port'), short: true, align: 'end', cell: ({ port }) => port },
    {
      id: 'protocol',
      header: t('protocol'),
      short: true,
      cell: ({ protocol }) => protocol?.toUpperCase() ?? '–',
    },
  ];
  if (!network) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('actions'),
      short: true,
      cell: (trunk) => <TrunkActions {...{ network, trunk }} onEdit={() => onEdit(trunk)} />,
    },
  ];
}

function TrunkActions({
  network,
  trunk: { fqdn },
  onEdit,
}: {
  readonly network: PhoneNetwork;
  readonly trunk: Trunk;
  readonly onEdit: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  const reason = useNetworkReason();
  const [question, ask] = useConfirm();
  const { mutate, isPending } = useNetworkChange(network, {
    onDone: () => undefined,
    onError: (failure) =>
      showNotice({ kind: 'bad', message: t('refused', { reason: reason(failure) }) }),
  });
  const remove = (): void => {
    const trunks = network.trunks.filter((one) => one.fqdn !== fqdn);
    mutate({ change: { trunks }, said: t('deleted', { name: fqdn }) });
  };
  return (
    <>
      {question}
      <EntryActions
        name={fqdn}
        isBusy={isPending}
        onEdit={onEdit}
        onDelete={() => ask(t('deleteTrunkAsk', { name: fqdn }), t('delete'), remove)}
      />
    </>
  );
}

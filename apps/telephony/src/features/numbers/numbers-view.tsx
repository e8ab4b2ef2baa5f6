'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { can } from '@switchboard/identity';
import { PageHeader, QueryTrouble, useTableWords } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { NumberView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconDeviceMobile, IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useLinks } from '../shell/use-links';
import { useMe } from '../shell/use-me';
import { NumberDialog } from './number-dialog';
import { useNumbers } from './use-numbers';

/** What the team texts from. */
export function NumbersView(): ReactElement {
  const t = useTranslations('numbers');
  const { consoleUrl } = useLinks();
  const mayManage = can(useMe().role, 'number.manage');
  const [adding, add] = useDisclosure(false);
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        {consoleUrl && (
          <Button
            component="a"
            variant="default"
            href={`${consoleUrl}/numbers`}
            target="_blank"
            rel="noopener"
            rightSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t('buy')}
          </Button>
        )}
        {mayManage && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>
            {t('add')}
          </Button>
        )}
      </PageHeader>
      <NumberTable mayManage={mayManage} />
      <NumberDialog opened={adding} onClose={add.close} />
    </div>
  );
}

function NumberTable({ mayManage }: { readonly mayManage: boolean }): ReactElement {
  const t = useTranslations('numbers');
  const numbers = useNumbers();
  const [edited, setEdited] = useState<NumberView>();
  const columns = useNumberColumns(mayManage ? setEdited : undefined);
  const failed = !numbers.data && (numbers.error || numbers.isPaused);
  return (
    <>
      <DataTable
        name="numbers"
        caption={t('title')}
        columns={columns}
        rows={numbers.data?.items}
        rowKey={({ ours }) => ours}
        problem={failed && <QueryTrouble title={t('failed')} query={numbers} />}
        empty={<EmptyState icon={<IconDeviceMobile size={36} stroke={1.5} />} title={t('none')} />}
        words={useTableWords()}
      />
      <NumberDialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        number={edited}
      />
    </>
  );
}

function useNumberColumns(
  onEdit: ((number: NumberView) => void) | undefined,
): readonly Column<NumberView>[] {
  const t = useTranslations('numbers');
  const columns: Column<NumberView>[] = [
    { id: 'ours', header: t('number'), main: true, cell: ({ ours }) => displayNumber(ours) },
    { id: 'label', header: t('label'), cell: ({ label }) => label || '–' },
    { id: 'kind', header: t('kind'), short: true, cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: 'state', header: t('state'), cell: (number) => <NumberState number={number} /> },
    {
      id: 'conversations',
      header: t('conversations'),
      align: 'end',
      short: true,
      cell: ({ conversations }) => conversations,
    },
  ];
  if (!onEdit) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('actions'),
      align: 'end',
      cell: (number) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('editOne', { number: displayNumber(number.ours) })}
          onClick={() => onEdit(number)}
        >
          {t('edit')}
        </Button>
      ),
    },
  ];
}

/** May it text, and to everybody? */
function NumberState({ number }: { readonly number: NumberView }): ReactElement {
  const t = useTranslations('numbers');
  const { sendsTexts, needs, verification } = number;
  if (!sendsTexts) return <>{t('cannotText')}</>;
  if (needs === null || verification === 'verified')
    return <span className="readable-green">{t('ready')}</span>;
  return <>{t(`verifications.${verification}`)}</>;
}

'use client';

import { Box, Title } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import type { HandoverView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconHeadset } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { useOpenColumns } from './use-handover-columns';
import { useOpenHandovers } from './use-handovers';

/** Who waits for a person now, and what I took over. */
export function OpenHandovers(): ReactElement {
  const me = useMe();
  const open = useOpenHandovers().data?.items;
  const isMine = ({ colleague, acceptedAt }: HandoverView): boolean =>
    colleague?.id === me.id && acceptedAt !== null;
  const mine = open?.filter(isMine);
  return (
    <>
      <Section name="waiting" rows={open?.filter((one) => !isMine(one))} />
      {mine && mine.length > 0 && <Section name="mine" rows={mine} />}
    </>
  );
}

function Section({
  name,
  rows,
}: {
  readonly name: 'waiting' | 'mine';
  readonly rows: readonly HandoverView[] | undefined;
}): ReactElement {
  const t = useTranslations('handovers');
  const query = useOpenHandovers();
  const failed = !query.data && (query.error || query.isPaused);
  return (
    <Box component="section" aria-labelledby={`handovers-${name}`} mb="xl">
      <Title order={2} size="h4" id={`handovers-${name}`} mb="xs">
        {t(`sections.${name}`)}
      </Title>
      <DataTable
        name={`handovers-${name}`}
        caption={t(`sections.${name}`)}
        columns={useOpenColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        problem={failed && <QueryTrouble title={t('failed')} query={query} />}
        empty={<EmptyState icon={<IconHeadset size={36} stroke={1.5} />} title={t('none')} />}
        words={useTableWords()}
      />
    </Box>
  );
}

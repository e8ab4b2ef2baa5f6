'use client';

import { Button, Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RouteDialog } from './route-dialog';
import type { SectionProps } from './section-props';
import { useRouteColumns } from './use-route-columns';
import type { Route } from './use-phone-network';

/** Which calls go by which trunks: the first route that matches a number is taken. */
export function RoutesSection({ network, mayManage }: SectionProps): ReactElement {
  const t = useTranslations('phoneNetwork');
  const words = useTableWords();
  const [edited, edit] = useState<Route | 'new'>();
  const columns = useRouteColumns({ network, mayManage }, edit);
  return (
    <section aria-labelledby="phone-routes">
      <Title order={2} size="h4" id="phone-routes">
        {t('routes')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('routesText')}
      </Text>
      <DataTable
        name="phone-routes"
        caption={t('routes')}
        columns={columns}
        rows={network?.routes}
        rowKey={({ name }) => name}
        empty={
          <EmptyState
            icon={<IconRoute size={36} stroke={1.5} />}
            title={t('noRoutes')}
            text={t('noRoutesText')}
          />
        }
        toolbar={
          mayManage &&
          network && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              {t('addRoute')}
            </Button>
          )
        }
        words={words}
      />
      {edited && network && (
        <RouteDialog
          network={network}
          route={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  );
}

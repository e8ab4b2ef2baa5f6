'use client';

import { Tabs } from '@mantine/core';
import { can } from '@switchboard/identity';
import { PageHeader, useAddressFilter } from '@switchboard/page-client';
import { IconPhone, IconShoppingCart } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { GetNumbers } from './get-numbers';
import { readPlace, writePlace } from './numbers-place';
import { OperationLines } from './operation-lines';
import { OwnedNumbers } from './owned-numbers';
import { useOperations } from './use-numbers';

/** The phone numbers one has, what goes on with them, and getting more. */
export function NumbersView(): ReactElement {
  const t = useTranslations('numbers');
  const [place, change] = useAddressFilter('/numbers', readPlace, writePlace);
  const mayBuy = can(useMe().role, 'phone-number.buy');
  const operations = useOperations().data ?? [];
  // The list is read again whenever something is over.
  const ended = operations.filter(({ state }) => state !== 'running').length;
  const owned = <OwnedNumbers ended={ended} />;
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <OperationLines operations={operations} />
      {mayBuy ? (
        <Tabs
          value={place.tab}
          keepMounted={false}
          onChange={(tab) => change({ tab: tab === 'get' ? 'get' : 'owned' })}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="owned" leftSection={<IconPhone size={16} aria-hidden />}>
              {t('tab.owned')}
            </Tabs.Tab>
            <Tabs.Tab value="get" leftSection={<IconShoppingCart size={16} aria-hidden />}>
              {t('tab.get')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="owned">{owned}</Tabs.Panel>
          <Tabs.Panel value="get">
            <GetNumbers
              search={place.search}
              reservation={place.reservation}
              onChange={change}
              onBought={() => change({ tab: 'owned', search: null, reservation: null })}
            />
          </Tabs.Panel>
        </Tabs>
      ) : (
        owned
      )}
    </>
  );
}

'use client';

import { Tabs } from '@mantine/core';
import { can } from '@switchboard/identity';
import { PageHeader } from '@switchboard/page-client';
import { IconKey, IconKeyOff, IconListCheck, IconZoomScan } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { KeyPanel } from '../key/key-panel';
import { PolicyPanel } from '../policy/policy-panel';
import { RevocationPanel } from '../revocation/revocation-panel';
import { useMe } from '../shell/use-me';
import { TokenPanel } from '../token/token-panel';

/** Who may get which tokens, what one of them says, the ending of them, and the key behind them. */
export function AccessView(): ReactElement {
  const t = useTranslations('access');
  const { role } = useMe();
  const mayRevoke = can(role, 'token.revoke-many');
  const mayReadKeys = can(role, 'key.read');
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Tabs defaultValue="policy" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="policy" leftSection={<IconListCheck size={16} aria-hidden />}>
            {t('tab.policy')}
          </Tabs.Tab>
          <Tabs.Tab value="token" leftSection={<IconZoomScan size={16} aria-hidden />}>
            {t('tab.token')}
          </Tabs.Tab>
          {mayRevoke && (
            <Tabs.Tab value="revocation" leftSection={<IconKeyOff size={16} aria-hidden />}>
              {t('tab.revocation')}
            </Tabs.Tab>
          )}
          {mayReadKeys && (
            <Tabs.Tab value="key" leftSection={<IconKey size={16} aria-hidden />}>
              {t('tab.key')}
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="policy">
          <PolicyPanel />
        </Tabs.Panel>
        <Tabs.Panel value="token">
          <TokenPanel />
        </Tabs.Panel>
        {mayRevoke && (
          <Tabs.Panel value="revocation">
            <RevocationPanel />
          </Tabs.Panel>
        )}
        {mayReadKeys && (
          <Tabs.Panel value="key">
            <KeyPanel />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}

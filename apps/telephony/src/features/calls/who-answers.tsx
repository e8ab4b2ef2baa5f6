'use client';

import { Button, Menu } from '@mantine/core';
import { can } from '@switchboard/identity';
import { displayNumber } from '@switchboard/telephony';
import { IconHeadset } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useNumbers } from '../numbers/use-numbers';
import { useMe } from '../shell/use-me';
import { RouteDialog } from './route-dialog';

/** Lets admins choose a number, and say who answers for it. */
export function WhoAnswers(): ReactElement | undefined {
  const t = useTranslations('calls');
  const mayManage = can(useMe().role, 'number.manage');
  const numbers = useNumbers().data?.items ?? [];
  const called = numbers.filter(({ kind }) => kind === 'long-code' || kind === 'toll-free');
  const [edited, setEdited] = useState<string>();
  if (!mayManage || called.length === 0) return undefined;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconHeadset size={18} aria-hidden />}>{t('whoAnswers')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {called.map(({ ours, label }) => (
            <Menu.Item key={ours} onClick={() => setEdited(ours)}>
              {label ? `${label}, ${displayNumber(ours)}` : displayNumber(ours)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <RouteDialog ours={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}

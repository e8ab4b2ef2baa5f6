'use client';

import { Menu } from '@mantine/core';
import { AccountMenu } from '@switchboard/page-client';
import { SessionCredential } from '@switchboard/page-session';
import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { lazy, Suspense, use, useState } from 'react';
import type { ReactElement } from 'react';
import { keptInstallation } from './kept-installation';

/** Opened now and then, so it is not loaded with every page. */
const PushDialog = lazy(async () => ({ default: (await import('./push-dialog')).PushDialog }));

/** The menu of one's account, with what one is told while no page is open. */
export function PushMenu({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('push');
  const opened = use(SessionCredential);
  const [isOpen, setOpen] = useState(false);
  const leave = async (): Promise<void> => {
    if (!opened || keptInstallation() === null) return;
    await (await import('./page-push')).signOutOfPushes(opened);
  };
  return (
    <>
      {isOpen && (
        <Suspense fallback={null}>
          <PushDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
      <AccountMenu
        name={name}
        beforeSignOut={leave}
        items={
          <Menu.Item leftSection={<IconBell size={16} aria-hidden />} onClick={() => setOpen(true)}>
            {t('title')}
          </Menu.Item>
        }
      />
    </>
  );
}

'use client';

import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { PersonAvatar, SchemeItems } from '@switchboard/ui';
import { IconDevices, IconLogout } from '@tabler/icons-react';
import { useRouter } from 'next/navigation.js';
import { useLocale, useTranslations } from 'use-intl';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { signOut } from './sign-out.ts';

/** Opened now and then, so it is not loaded with every page. */
const DevicesDialog = lazy(async () => ({
  default: (await import('./devices-dialog.tsx')).DevicesDialog,
}));

const YEAR_S = 365 * 24 * 3600;

/** Language, appearance and the ways out. */
export function AccountMenu({
  name,
  guest = false,
  items,
  beforeSignOut,
}: {
  readonly name: string;
  readonly guest?: boolean;
  /** What an app has to set besides; a `Menu.Item` each. */
  readonly items?: ReactNode;
  /** What has to go with the sign-in; one is signed out whether or not it works. */
  readonly beforeSignOut?: (() => Promise<void>) | undefined;
}): ReactElement {
  const t = useTranslations('menu');
  const locale = useLocale();
  const router = useRouter();
  const [devices, setDevices] = useState(false);

  const choose = (next: string): void => {
    document.cookie = `locale=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
    router.refresh();
  };

  const leave = async (): Promise<void> => {
    await beforeSignOut?.().catch(() => undefined);
    await signOut();
  };

  return (
    <>
      {devices && (
        <Suspense fallback={null}>
          <DevicesDialog onClose={() => setDevices(false)} />
        </Suspense>
      )}
      <Menu position="bottom-end" width={220} withArrow withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="xl" radius="xl">
            <VisuallyHidden>{t('open', { name })}</VisuallyHidden>
            <PersonAvatar name={name} size={34} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('language')}</Menu.Label>
          <Menu.RadioGroup value={locale} onChange={choose}>
            {(['en', 'zh'] as const).map((language) => (
              <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
                {t(language === 'en' ? 'english' : 'chinese')}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t('scheme')}</Menu.Label>
          <SchemeItems labels={{ light: t('light'), dark: t('dark'), auto: t('auto') }} />
          {!guest && (
            <>
              <Menu.Divider />
              {items}
              <Menu.Item
                leftSection={<IconDevices size={16} aria-hidden />}
                onClick={() => setDevices(true)}
              >
                {t('devices')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLogout size={16} aria-hidden />}
                onClick={() => void leave()}
              >
                {t('signOut')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

'use client';

import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { PersonAvatar, SchemeItems } from '@switchboard/ui';
import { IconDevicesOff, IconLogout } from '@tabler/icons-react';
import { useRouter } from 'next/navigation.js';
import { useLocale, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { access } from './access.ts';
import { signOut } from './sign-out.ts';
import { useReason } from './use-reason.ts';

const YEAR_S = 365 * 24 * 3600;

/** Language, appearance and the ways out. */
export function AccountMenu({
  name,
  guest = false,
}: {
  readonly name: string;
  readonly guest?: boolean;
}): ReactElement {
  const t = useTranslations('menu');
  const locale = useLocale();
  const router = useRouter();
  const reason = useReason();

  const choose = (next: string): void => {
    document.cookie = `locale=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
    router.refresh();
  };
  const endOthers = async (): Promise<void> => {
    try {
      await access.me.signOutEverywhere.mutate();
      notifications.show({ message: t('everywhereDone'), color: 'green' });
    } catch (error) {
      notifications.show({ message: reason(error), color: 'red' });
    }
  };

  return (
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
            <Menu.Item leftSection={<IconDevicesOff size={16} aria-hidden />} onClick={endOthers}>
              {t('everywhere')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
              {t('signOut')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

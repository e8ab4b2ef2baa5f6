'use client';

import { useTranslations } from 'use-intl';

/** What is known of a browser: its family, and that of the system it runs on. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** A device in words, as far as it is known. */
export function useDeviceName(): (device: Device) => string {
  const t = useTranslations('devices');
  return ({ browser, system }) =>
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown'));
}

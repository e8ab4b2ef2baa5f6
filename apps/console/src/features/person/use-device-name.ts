'use client';

import { useTranslations } from 'use-intl';
import type { DeviceUse } from './group-devices';

/** A device in words, as far as it is known. */
export function useDeviceName(): (device: Pick<DeviceUse, 'browser' | 'system'>) => string {
  const t = useTranslations('person');
  return ({ browser, system }) =>
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('noDevice'));
}

'use client';

import { displayNumber } from '@switchboard/telephony';
import type { HandoverView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';

/** Whom a handover is about: as the contact is called, otherwise as the bot knows them. */
export function useCustomer(): (handover: Pick<HandoverView, 'contact' | 'customer'>) => string {
  const t = useTranslations('handover');
  return ({ contact, customer: { name, number } }) =>
    contact?.name ?? name ?? (number === null ? t('somebody') : displayNumber(number));
}

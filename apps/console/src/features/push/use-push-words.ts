'use client';

import { useTranslations } from 'use-intl';
import { reasonKey } from './reason-key';

const TYPES = ['incoming-call', 'call-ended', 'chat-message', 'test'] as const;

/** What a push was about and why it went as it did, in words; what has none stands as it came. */
export function usePushWords(): {
  readonly type: (type: string) => string;
  readonly reason: (reason: string) => string;
} {
  const t = useTranslations('push');
  return {
    type: (type) => {
      const known = TYPES.find((one) => one === type);
      return known ? t(`types.${known}`) : type;
    },
    reason: (reason) => {
      const key = reasonKey(reason);
      return key ? t(`reasons.${key}`) : reason;
    },
  };
}

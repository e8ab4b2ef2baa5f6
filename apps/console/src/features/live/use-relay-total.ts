'use client';

import { useTranslations } from 'use-intl';
import { useBytes } from './use-bytes';
import type { RelayUse } from './use-relay-use';

/** What goes through relays in all, in a sentence. */
export function useRelayTotal(total: RelayUse['total'] | undefined): string {
  const t = useTranslations('relay');
  const bytes = useBytes();
  if (!total) return '';
  return t('total', {
    allocations: total.allocations,
    sent: bytes(total.sentBytes),
    received: bytes(total.receivedBytes),
    refused: total.refusedPeers,
  });
}

'use client';

import type { CallRef } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { use } from 'react';
import { KnownNames } from './known-names';

/** What to call somebody in a call: as they said themselves, as we were told, or "somebody". */
export function usePersonName(ref?: CallRef): (id: string) => string {
  const t = useTranslations('call');
  const names = use(KnownNames);
  const people = useCallingState(({ calls }) => (ref ? calls[ref]?.participants : undefined));
  return (id) => people?.[id]?.name || names[id] || t('somebody');
}

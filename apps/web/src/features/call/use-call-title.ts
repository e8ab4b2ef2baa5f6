'use client';

import type { CallSnapshot } from '@switchboard/calling';
import { useFormatter, useTranslations } from 'use-intl';
import type { CallWish } from './start/call-wish';
import { usePersonName } from './use-person-name';

/** What a call is called: as whoever asked for it says, or by who is in it. */
export function useCallTitle(call: CallSnapshot, about: CallWish | undefined): string {
  const t = useTranslations('call');
  const format = useFormatter();
  const nameOf = usePersonName(call.ref);
  if (about?.title) return about.title;
  const inside = Object.keys(call.participants);
  const ids = inside.length > 0 || call.target.kind !== 'people' ? inside : call.target.ids;
  if (ids.length === 0) return t('justYou');
  return format.list(ids.map((id) => nameOf(id)));
}

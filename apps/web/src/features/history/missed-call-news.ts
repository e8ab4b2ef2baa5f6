'use client';

import { notifications } from '@mantine/notifications';
import { newlyMissed } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import { useEffect, useRef } from 'react';
import { useContactNames } from '../contacts/use-contact-names';
import { useCallHistory, useListedNumbers } from './use-call-history';
import { usePeopleTitle } from './use-people-title';

/** Tells of missed calls as they are noticed, on whatever page one is; a badge is easily overlooked. */
export function MissedCallNews(): null {
  const t = useTranslations('history');
  const title = usePeopleTitle();
  const { data } = useCallHistory();
  const { settled } = useContactNames(useListedNumbers());
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    // Whoever called is told by their name, if the team knows it.
    if (!data || !settled) return;
    const records = data.pages.flatMap(({ items }) => items);
    for (const { id, others } of newlyMissed(known.current, records)) {
      const name = title(others);
      notifications.show({ id, message: t('missedFrom', { name }), autoClose: 10_000 });
    }
    known.current = new Set([...(known.current ?? []), ...records.map(({ id }) => id)]);
  }, [data, settled, t, title]);
  return null;
}

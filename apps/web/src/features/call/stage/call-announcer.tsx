'use client';

import type { CallingState, CallSnapshot } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { announcementsOf } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { usePersonName } from '../use-person-name';

/** Reads out what happens in calls, for whoever does not see it. */
export function CallAnnouncer(): ReactElement {
  const calling = useCalling();
  const t = useTranslations('call');
  const nameOf = usePersonName();
  const [text, setText] = useState('');
  useEffect(() => {
    let before: CallingState = calling.getSnapshot();
    return calling.subscribe(() => {
      const after = calling.getSnapshot();
      const news = announcementsOf(before, after);
      before = after;
      if (news.length === 0) return;
      const nameIn = (call: CallSnapshot | undefined, id: string): string =>
        nameOf(id, call?.participants[id]?.name);
      setText(
        news
          .map(({ word, who, call, reaction }) =>
            t(`news.${word}`, {
              name: who ? nameIn(call, who) : '',
              reaction: reaction ? t(`reaction.${reaction}`) : '',
            }),
          )
          .join('. '),
      );
    });
  }, [calling, nameOf, t]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="call-announcer">
      {text}
    </div>
  );
}

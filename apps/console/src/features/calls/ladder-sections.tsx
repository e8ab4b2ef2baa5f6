'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { LadderDiagram } from '../phone-network/ladder-diagram';
import { Section } from '../shell/section';
import { laddersIn } from './ladders-in';
import type { TraceEntry } from './use-calls';

/** What each trunk and the data plane said to each other about the call, drawn. */
export function LadderSections({
  entries,
}: {
  readonly entries: readonly TraceEntry[];
}): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  return (
    <>
      {laddersIn(entries).map(({ id, trunk, messages }) => (
        <Section key={id} title={`${t('ladder')}: ${trunk ?? t('noTrunk')}`}>
          <div className="call-ladder">
            <LadderDiagram messages={messages} trunk={trunk ?? t('noTrunk')} />
          </div>
        </Section>
      ))}
    </>
  );
}

'use client';

import { VisuallyHidden } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { OfferCard } from './offer-card';
import { TakenCard } from './taken-card';
import { useChime } from './use-chime';
import { useCustomer } from './use-customer';
import { useMyHandovers } from './use-handovers';

const MAX_CLOSED = 50;

/** Beside every page: what I am asked to take over, and what I took over. */
export function HandoverAside(): ReactElement {
  const t = useTranslations('handover');
  const customer = useCustomer();
  const { offered, taken, knownAtMs } = useMyHandovers();
  const [closed, setClosed] = useSessionStorage<readonly string[]>({
    key: 'handovers-closed',
    defaultValue: [],
  });
  useChime(offered?.id);
  const shown = taken.filter(({ id }) => !closed.includes(id)).toReversed();
  return (
    <>
      <VisuallyHidden role="alert">
        {offered && t('announced', { name: customer(offered), team: offered.team.name })}
      </VisuallyHidden>
      {(offered ?? shown.length > 0) && (
        <aside className="handover-aside" aria-label={t('title')} tabIndex={0}>
          {offered && <OfferCard key={offered.id} handover={offered} knownAtMs={knownAtMs} />}
          {shown.map((handover) => (
            <TakenCard
              key={handover.id}
              handover={handover}
              onClose={() => setClosed([handover.id, ...closed].slice(0, MAX_CLOSED))}
            />
          ))}
        </aside>
      )}
    </>
  );
}

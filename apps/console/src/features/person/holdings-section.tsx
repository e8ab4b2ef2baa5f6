'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { HoldingsList } from './holdings-list';
import { Section } from '../shell/section';
import type { PersonFile } from './use-person';

export function HoldingsSection({
  holdings,
}: {
  readonly holdings: PersonFile['holdings'];
}): ReactElement {
  return (
    <Section title={useTranslations('person')('holdings')}>
      <HoldingsList holdings={holdings} />
    </Section>
  );
}

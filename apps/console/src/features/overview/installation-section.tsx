'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import type { Overview } from './use-overview';

/** What it all runs on, in words. */
export function InstallationSection({
  installation,
}: {
  readonly installation: Overview['installation'];
}): ReactElement {
  const t = useTranslations('overview');
  const { backEnd, endpoint, credential, database, sharedLimits, issuer } = installation;
  const facts = {
    backEnd: t(`backEnd.${backEnd}`),
    endpoint: <span className="code">{endpoint}</span>,
    credential: t(`credential.${credential}`),
    database: t(`database.${database}`),
    limits: t(sharedLimits ? 'limits.shared' : 'limits.alone'),
    issuer: <span className="code">{issuer}</span>,
  };
  return (
    <Section title={t('installation')}>
      <dl className="facts">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name as keyof typeof facts}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Ago } from '../shell/ago';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import type { PersonFile } from './use-person';

/** What is known of somebody, and who vouches for it. */
export function FactsSection({
  file: { person, provider },
}: {
  readonly file: PersonFile;
}): ReactElement {
  const t = useTranslations('person');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('email'), person.email ?? t('noEmail')],
    [t('since'), <Moment key="since" at={person.createdAt} />],
    [
      t('lastActive'),
      person.lastActiveAt ? <Ago key="ago" at={person.lastActiveAt} /> : t('never'),
    ],
    [t('provider'), provider.issuer],
    [t('subject'), <Code key="subject" text={provider.subject} />],
    [t('id'), <Code key="id" text={person.id} />],
  ];
  return (
    <Section title={t('facts')}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Code({ text }: { readonly text: string }): ReactElement {
  return <span className="code">{text}</span>;
}

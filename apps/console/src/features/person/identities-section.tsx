'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import type { PersonFile } from './use-person';

/** Who somebody is at the communication service, now and before. */
export function IdentitiesSection({
  identities,
}: {
  readonly identities: PersonFile['identities'];
}): ReactElement {
  const t = useTranslations('person');
  const word = useTranslations('person.identityState');
  return (
    <Section title={t('identities')}>
      {identities.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noIdentity')}
        </Text>
      ) : (
        <ul className="plain-list">
          {identities.map(({ id, userId, state, changedAt }) => (
            <li key={id}>
              <span className="code">{userId ?? id}</span>
              <Text size="xs" c="dimmed">
                {word.has(state) ? word(state) : state} · <Moment at={changedAt} />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

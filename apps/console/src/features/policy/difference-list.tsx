'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { RoleBadge } from '../people/role-badge';
import { ChangeOf } from './change-of';
import { differencesOf } from './differences-of';
import type { Policy } from './policy';
import { useRuleWords } from './use-rule-words';

/** In what one policy differs from another, role by role. */
export function DifferenceList({
  before,
  after,
}: {
  readonly before: Policy;
  readonly after: Policy;
}): ReactElement {
  const t = useTranslations('policy');
  const words = useRuleWords();
  const differences = differencesOf(before, after);
  if (differences.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noDifference')}
      </Text>
    );
  }
  return (
    <ul className="difference-list">
      {differences.map(({ role, parts }) => (
        <li key={role}>
          <RoleBadge role={role} />
          <dl className="facts">
            {parts.map((part) => (
              <div key={part}>
                <dt>{t(`part.${part}`)}</dt>
                <dd>
                  <ChangeOf before={words(part, before[role])} after={words(part, after[role])} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

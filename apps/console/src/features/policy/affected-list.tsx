'use client';

import { Skeleton, Text } from '@mantine/core';
import { access, useReason } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Policy, PolicyVersion } from './policy';
import { POLICY } from './use-policy';

/** How many people a change concerns, and who of them still holds a token of the old rule. */
export function AffectedList({
  policy,
  base,
}: {
  readonly policy: Policy;
  readonly base: PolicyVersion;
}): ReactElement {
  const t = useTranslations('policy');
  const role = useTranslations('role');
  const reason = useReason();
  const { data, error, isPaused } = useQuery({
    queryKey: [...POLICY, 'preview', base.version, policy],
    queryFn: ({ signal }) => access.policy.preview.query({ policy }, { signal }),
  });
  const trouble = error ?? (isPaused && !data ? 'offline' : undefined);
  return (
    <section aria-label={t('affected')} aria-busy={!data && !trouble}>
      <Text size="sm" fw={500} mb={4}>
        {t('affected')}
      </Text>
      {trouble !== undefined && <Text size="sm">{t('unknown', { reason: reason(trouble) })}</Text>}
      {!data && trouble === undefined && <Skeleton height={20} />}
      <ul className="quiet-list">
        {data?.map(({ role: one, people, holders }) => (
          <li key={one}>{t('affects', { role: role(one), people, holders })}</li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt={4}>
        {t('fromNext')}
      </Text>
    </section>
  );
}

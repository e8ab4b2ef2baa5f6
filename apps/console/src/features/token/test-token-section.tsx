'use client';

import { Skeleton, Stack, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { usePolicy } from '../policy/use-policy';
import { useMe } from '../shell/use-me';
import { IssuedToken } from './issued-token';
import { TestTokenForm } from './test-token-form';
import { useTestToken } from './use-test-token';

/** A token for oneself, to try something with. */
export function TestTokenSection({
  onRead,
}: {
  readonly onRead: (token: string) => void;
}): ReactElement {
  const t = useTranslations('token');
  const { role } = useMe();
  const query = usePolicy();
  const issue = useTestToken();
  const rule = query.data?.policy[role];
  return (
    <Section title={t('test')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('testText')}
        </Text>
        {!rule && (query.error || query.isPaused) && (
          <QueryTrouble title={t('failed')} query={query} />
        )}
        {!rule && query.isPending && !query.isPaused && <Skeleton height={120} />}
        {rule && !issue.data && <TestTokenForm rule={rule} issue={issue} />}
        {issue.data && (
          <IssuedToken issued={issue.data} onRead={onRead} onForget={() => issue.reset()} />
        )}
      </Stack>
    </Section>
  );
}

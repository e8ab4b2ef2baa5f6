'use client';

import { Button, Group, Skeleton, Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { useMe } from '../shell/use-me';
import type { Draft } from './draft';
import { HistoryEntry } from './history-entry';
import type { PolicyVersion } from './policy';
import { ReviewDialog } from './review-dialog';
import { usePolicyHistory } from './use-policy';

/** Every decision with its author, the latest first, and the way back to it. */
export function HistorySection({ current }: { readonly current: PolicyVersion }): ReactElement {
  const t = useTranslations('policy');
  const mayChange = can(useMe().role, 'policy.change');
  const { query, versions } = usePolicyHistory();
  const [back, setBack] = useState<Draft>();
  const leave = (): void => setBack(undefined);
  // The last one waits for the one before it, which it is compared with.
  const shown = query.hasNextPage ? versions.slice(0, -1) : versions;
  return (
    <Section title={t('history')}>
      {query.isPending && !query.isPaused && <Skeleton height={120} />}
      {!query.data && (query.error || query.isPaused) && (
        <QueryTrouble title={t('historyFailed')} query={query} />
      )}
      <ol className="plain-list">
        {shown.map((version, at) => (
          <HistoryEntry
            key={version.version}
            version={version}
            before={versions[at + 1]}
            isCurrent={version.version === current.version}
            onBack={
              mayChange
                ? () => setBack({ base: current, policy: version.policy, backTo: version.version })
                : undefined
            }
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Group mt="sm">
          <Button
            variant="default"
            size="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('more')}
          </Button>
          {query.isFetchNextPageError && <Text size="sm">{t('historyFailed')}</Text>}
        </Group>
      )}
      {back && (
        <ReviewDialog
          draft={back}
          current={current}
          onRebase={setBack}
          onSaved={leave}
          onClose={leave}
        />
      )}
    </Section>
  );
}

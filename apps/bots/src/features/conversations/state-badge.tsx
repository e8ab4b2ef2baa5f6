'use client';

import { Badge, Group } from '@mantine/core';
import type { ConversationView } from '@switchboard/bots-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useProblem } from './use-problem';

/** Whether a conversation goes on, and what was wrong in its last turn. */
export function StateBadge({
  conversation: { endedAt, problem },
}: {
  readonly conversation: ConversationView;
}): ReactElement {
  const t = useTranslations('conversations');
  const problemOf = useProblem();
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant={endedAt === null ? 'light' : 'default'} tt="none">
        {t(endedAt === null ? 'open' : 'over')}
      </Badge>
      {problem !== null && (
        <Badge variant="default" tt="none">
          {problemOf(problem)}
        </Badge>
      )}
    </Group>
  );
}

'use client';

import { Button, Skeleton, Stack } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconMessageOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ConversationItem } from './conversation-item';
import { FirstSteps } from './first-steps';
import { moveFocus } from './move-focus';
import type { useConversations } from './use-conversations';

interface Props {
  readonly query: ReturnType<typeof useConversations>;
  readonly isFiltered: boolean;
  readonly opened: string | undefined;
  readonly onNew: () => void;
}

/** The conversations, or why there are none. */
export function ConversationItems({ query, isFiltered, opened, onNew }: Props): ReactElement {
  const t = useTranslations('inbox');
  if (!query.data) {
    if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
    return <LoadingItems label={t('loading')} />;
  }
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    if (!isFiltered) return <FirstSteps onNew={onNew} />;
    return <EmptyState icon={<IconMessageOff size={36} stroke={1.5} />} title={t('noneFound')} />;
  }
  return (
    <nav className="inbox-items" aria-label={t('list')} onKeyDown={moveFocus}>
      {items.map((conversation) => (
        <ConversationItem
          key={conversation.id}
          conversation={conversation}
          isOpened={conversation.id === opened}
        />
      ))}
      {query.hasNextPage && (
        <Button
          variant="subtle"
          m="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </nav>
  );
}

function LoadingItems({ label }: { readonly label: string }): ReactElement {
  return (
    <Stack p="md" gap="lg" role="status" aria-label={label}>
      {[1, 2, 3, 4].map((row) => (
        <div key={row}>
          <Skeleton height={14} width="60%" mb={8} />
          <Skeleton height={12} width="90%" />
        </div>
      ))}
    </Stack>
  );
}

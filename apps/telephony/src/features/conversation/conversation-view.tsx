'use client';

import { QueryTrouble, Waiting } from '@switchboard/page-client';
import { telephonyFailure } from '@switchboard/telephony-api/client';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { EmptyState, usePlace } from '@switchboard/ui';
import { IconMessageOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Composer } from '../composer/composer';
import { nameOf } from '../words/name-of';
import { ConversationHeader } from './conversation-header';
import { DecisionBanner } from './decision-banner';
import { Timeline } from './timeline-view';
import { useConversation, useMessages } from './use-conversation';
import { useMarkRead } from './use-mark-read';

/** What was said with somebody, and the place to answer. */
export function ConversationView({
  conversationId,
}: {
  readonly conversationId: string;
}): ReactElement {
  const t = useTranslations('conversation');
  const query = useConversation(conversationId);
  // What was read before stands there no longer: it was deleted with whom it was with.
  if (telephonyFailure(query.error)?.code === 'conversation-not-found')
    return <EmptyState icon={<IconMessageOff size={36} stroke={1.5} />} title={t('gone')} />;
  if (query.data) return <Opened conversation={query.data} />;
  if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
  return <Waiting label={t('loading')} paused={false} />;
}

function Opened({ conversation }: { readonly conversation: OpenedConversation }): ReactElement {
  const query = useMessages(conversation.id);
  const messages = query.data?.pages.flatMap(({ items }) => items) ?? [];
  usePlace(nameOf(conversation));
  useMarkRead(conversation, messages);
  return (
    <div className="conversation">
      <ConversationHeader conversation={conversation} />
      <Timeline conversation={conversation} query={query} messages={messages} />
      <DecisionBanner conversation={conversation} />
      <Composer conversation={conversation} after={messages[0]?.id ?? ''} />
    </div>
  );
}

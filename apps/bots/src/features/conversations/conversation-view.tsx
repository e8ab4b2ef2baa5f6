'use client';

import { Anchor, Group, Table, Text, Title } from '@mantine/core';
import type { ConversationView as Conversation } from '@switchboard/bots-api/client';
import { Moment, QueryTrouble, Waiting } from '@switchboard/page-client';
import { usePlace } from '@switchboard/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBots } from '../bots/use-bots';
import { StateBadge } from './state-badge';
import { TurnCard } from './turn-card';
import { useConversation } from './use-conversations';
import { useWho } from './use-who';

/** One conversation, turn by turn: what was heard and how sure, what it was taken for, what each step took. */
export function ConversationView({
  conversationId,
}: {
  readonly conversationId: string;
}): ReactElement {
  const t = useTranslations('conversation');
  const query = useConversation(conversationId);
  const who = useWho()(query.data?.conversation.who ?? null);
  usePlace(query.data ? who : undefined);
  return (
    <div className="page">
      <Anchor component={Link} href="/conversations" size="sm" className="back-link">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Anchor>
      {query.data ? (
        <>
          <Header conversation={query.data.conversation} who={who} />
          <Facts facts={query.data.facts} />
          <ol className="turns" aria-label={t('turns')}>
            {query.data.turns.map((turn) => (
              <TurnCard key={turn.number} turn={turn} />
            ))}
          </ol>
        </>
      ) : query.error ? (
        <QueryTrouble title={t('failed')} query={query} />
      ) : (
        <Waiting label={t('loading')} paused={query.isPaused} />
      )}
    </div>
  );
}

function Header({
  conversation,
  who,
}: {
  readonly conversation: Conversation;
  readonly who: string;
}): ReactElement {
  const t = useTranslations('conversation');
  const channels = useTranslations('conversations');
  const { botId, flowVersion, channel, startedAt } = conversation;
  const title = useBots().data?.items.find(({ id }) => id === botId)?.title ?? botId;
  return (
    <Group component="header" justify="space-between" my="md">
      <div>
        <Title order={1} size="h2">
          {who}
        </Title>
        <Text c="dimmed" size="sm">
          {channels(`channels.${channel}`)} · {t('with', { bot: title, version: flowVersion })} ·{' '}
          <Moment at={startedAt} />
        </Text>
      </div>
      <StateBadge conversation={conversation} />
    </Group>
  );
}

/** What is known by now; what is secret is not in it. */
function Facts({
  facts,
}: {
  readonly facts: Readonly<Record<string, string>>;
}): ReactElement | null {
  const t = useTranslations('conversation');
  const known = Object.entries(facts);
  if (known.length === 0) return null;
  return (
    <Table withTableBorder mb="md" w="auto" captionSide="top">
      <Table.Caption>{t('facts')}</Table.Caption>
      <Table.Tbody>
        {known.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

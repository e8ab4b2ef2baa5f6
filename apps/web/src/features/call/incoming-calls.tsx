'use client';

import { ActionIcon, Button, Group, Menu, Paper, Stack, Text, Tooltip } from '@mantine/core';
import { useCalling, useIncomingCalls } from '@switchboard/calling/react';
import type { IncomingState } from '@switchboard/calling';
import { PersonAvatar } from '@switchboard/ui';
import { IconMessage, IconPhone, IconPhoneOff, IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { GuestBadge } from '../directory/guest-badge';
import { useSharedThread } from './use-shared-thread';
import { useDeclineWithMessage } from './use-decline-with-message';
import { useNotification } from './use-notification';
import { useRingtone } from './use-ringtone';
import { usePersonName } from './use-person-name';

/** How somebody answers, and what is known of the call by then. */
export interface CallAnswer {
  readonly video: boolean;
  /** Of who calls. */
  readonly name: string;
  readonly threadId?: string | undefined;
}

interface CardProps {
  readonly call: IncomingState;
  readonly onAnswer: (answer: CallAnswer) => void;
}

/** Calls that ring here, on top of whatever one is doing. */
export function IncomingCalls({
  writes,
  onAnswer,
}: {
  /** Whether one can write to who calls. */
  readonly writes: boolean;
  readonly onAnswer: (call: IncomingState, answer: CallAnswer) => void;
}): ReactElement | null {
  const incoming = useIncomingCalls();
  useRingtone(incoming.length > 0);
  if (incoming.length === 0) return null;
  const Card = writes ? WriterCard : IncomingCard;
  return (
    <Stack className="call-incoming" gap="xs">
      {incoming.map((call) => (
        <Card key={call.id} call={call} onAnswer={(answer) => onAnswer(call, answer)} />
      ))}
    </Stack>
  );
}

/** Of somebody who has conversations, also with who calls. */
function WriterCard({ call, onAnswer }: CardProps): ReactElement {
  const threadId = useSharedThread(call);
  return (
    <IncomingCard
      call={call}
      onAnswer={(answer) => onAnswer({ ...answer, threadId })}
      decline={<DeclineMenu call={call} />}
    />
  );
}

function IncomingCard({
  call,
  onAnswer,
  decline,
}: CardProps & { readonly decline?: ReactElement }): ReactElement {
  const t = useTranslations('call');
  const calling = useCalling();
  const nameOf = usePersonName();
  const name = nameOf(call.from, call.name);
  useNotification(t('isCalling', { name }), call.id);
  const answer = (video: boolean): void => onAnswer({ video, name });
  return (
    <Paper
      withBorder
      shadow="lg"
      p="md"
      role="alertdialog"
      aria-label={t('isCalling', { name })}
      data-testid="incoming-call"
    >
      <Group wrap="nowrap">
        <PersonAvatar name={name} size={48} />
        <Stack gap={0} flex={1} miw={0}>
          <Group gap={6} wrap="nowrap">
            <Text fw={600} truncate>
              {name}
            </Text>
            <GuestBadge id={call.from} />
          </Group>
          <Text size="sm" c="dimmed">
            {call.transferredBy
              ? t('transferredBy', { name: nameOf(call.transferredBy, call.transferorName) })
              : t('ringing')}
          </Text>
        </Stack>
      </Group>
      <Group mt="sm" gap="xs" grow preventGrowOverflow={false}>
        <Button
          color="teal.9"
          leftSection={<IconPhone size={18} />}
          onClick={() => answer(false)}
          data-autofocus
        >
          {t('answer')}
        </Button>
        <Tooltip label={t('answerVideo')}>
          <ActionIcon
            size="lg"
            color="teal.9"
            aria-label={t('answerVideo')}
            onClick={() => answer(true)}
          >
            <IconVideo size={20} />
          </ActionIcon>
        </Tooltip>
        {decline}
        <Button
          color="red.8"
          leftSection={<IconPhoneOff size={18} />}
          onClick={() => void calling.decline(call.id)}
        >
          {t('decline')}
        </Button>
      </Group>
    </Paper>
  );
}

function DeclineMenu({ call }: { readonly call: IncomingState }): ReactElement {
  const t = useTranslations('call');
  const decline = useDeclineWithMessage(call);
  return (
    <Menu position="top" withinPortal={false}>
      <Menu.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('declineMessage')}>
          <IconMessage size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['later', 'meeting', 'text'] as const).map((key) => (
          <Menu.Item key={key} onClick={() => decline(t(`excuse.${key}`))}>
            {t(`excuse.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

'use client';

import { ActionIcon, Button, Group, Menu, Paper, Stack, Text, Tooltip } from '@mantine/core';
import { useCalling, useIncomingCalls } from '@switchboard/calling/react';
import type { IncomingState } from '@switchboard/calling';
import { isPhone } from '@switchboard/calling/view-models';
import { IconMessage, IconPhoneOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { AnswerButtons } from './answer-buttons';
import { GuestBadge } from '../../directory/guest-badge';
import { answerKeys, useAnswerKeys } from './use-answer-keys';
import type { AnswerKey } from './use-answer-keys';
import { useSharedThread } from './use-shared-thread';
import { useDeclineWithMessage } from './use-decline-with-message';
import { useNotification } from './use-notification';
import { useRingtone } from './use-ringtone';
import { ParticipantAvatar } from '../phone/participant-avatar';
import { PhoneNumber } from '../phone/phone-number';
import { usePersonName } from '../use-person-name';

/** How somebody answers, and what is known of the call by then. */
export interface CallAnswer {
  readonly video: boolean;
  /** Of who calls. */
  readonly name: string;
  readonly threadId?: string | undefined;
}

interface CardProps {
  readonly call: IncomingState;
  /** The keys mean this call, of all that ring. */
  readonly first: boolean;
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
  return (
    <Stack className="call-incoming" gap="xs">
      {incoming.map((call, at) => {
        // To a phone nobody writes from here.
        const Card = writes && !isPhone(call.from) ? WriterCard : IncomingCard;
        return (
          <Card
            key={call.id}
            call={call}
            first={at === 0}
            onAnswer={(answer) => onAnswer(call, answer)}
          />
        );
      })}
    </Stack>
  );
}

/** Of somebody who has conversations, also with who calls. */
function WriterCard({ call, first, onAnswer }: CardProps): ReactElement {
  const threadId = useSharedThread(call);
  return (
    <IncomingCard
      call={call}
      first={first}
      onAnswer={(answer) => onAnswer({ ...answer, threadId })}
      decline={<DeclineMenu call={call} />}
    />
  );
}

function IncomingCard({
  call,
  first,
  onAnswer,
  decline,
}: CardProps & { readonly decline?: ReactElement }): ReactElement {
  const t = useTranslations('call');
  const calling = useCalling();
  const nameOf = usePersonName();
  const name = nameOf(call.from, call.name);
  useNotification(t('isCalling', { name }), call.id);
  const about = useId();
  const answer = (video: boolean): void => onAnswer({ video, name });
  const turnDown = (): void => void calling.decline(call.id);
  useAnswerKeys((key) => first && act(key, call.video !== false, answer, turnDown));
  return (
    <Paper
      withBorder
      shadow="lg"
      p="md"
      role="alertdialog"
      aria-label={t('isCalling', { name })}
      aria-describedby={about}
      data-testid="incoming-call"
    >
      <Group wrap="nowrap">
        <ParticipantAvatar id={call.from} name={name} size={48} />
        <Stack gap={0} flex={1} miw={0}>
          <Group gap={6} wrap="nowrap">
            <Text fw={600} truncate>
              {name}
            </Text>
            <GuestBadge id={call.from} />
          </Group>
          <PhoneNumber id={call.from} name={name} />
          <Text size="sm" c="dimmed" id={about}>
            {call.transferredBy
              ? t('transferredBy', { name: nameOf(call.transferredBy, call.transferorName) })
              : t(call.video ? 'ringingVideo' : 'ringing')}
          </Text>
        </Stack>
      </Group>
      <Stack mt="sm" gap="xs">
        <AnswerButtons video={call.video} onAnswer={answer} />
        <Group gap="xs" wrap="nowrap">
          <Button
            flex={1}
            color="red.8"
            leftSection={<IconPhoneOff size={18} aria-hidden />}
            aria-keyshortcuts={answerKeys.decline}
            onClick={turnDown}
          >
            {t('decline')}
          </Button>
          {decline}
        </Group>
      </Stack>
    </Paper>
  );
}

/** @returns whether the key means something to this call */
function act(
  key: AnswerKey,
  picture: boolean,
  answer: (video: boolean) => void,
  decline: () => void,
): boolean {
  if (key === 'video' && !picture) return false;
  if (key === 'decline') decline();
  else answer(key === 'video');
  return true;
}

function DeclineMenu({ call }: { readonly call: IncomingState }): ReactElement {
  const t = useTranslations('call');
  const decline = useDeclineWithMessage(call);
  return (
    <Menu position="top" withinPortal={false}>
      <Menu.Target>
        <Tooltip label={t('declineMessage')}>
          <ActionIcon size="input-sm" variant="default" aria-label={t('declineMessage')}>
            <IconMessage size={20} />
          </ActionIcon>
        </Tooltip>
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

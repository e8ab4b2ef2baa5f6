'use client';

import { ActionIcon, Group, Paper, Text } from '@mantine/core';
import type { CallSnapshot } from '@switchboard/calling';
import { useCalling, useCallingState, useVideoView } from '@switchboard/calling/react';
import {
  IconArrowsMaximize,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CallWish } from '../start/call-wish';
import { Duration } from './duration';
import { planStage } from '@switchboard/calling/view-models';
import { useCallTitle } from '../use-call-title';

/** A call made small, over the conversation one reads. */
export function MiniCall({
  call,
  about,
  onGrow,
}: {
  readonly call: CallSnapshot;
  readonly about: CallWish | undefined;
  readonly onGrow: () => void;
}): ReactElement {
  const t = useTranslations('call');
  const calling = useCalling();
  const self = useCallingState((state) => state.self);
  const title = useCallTitle(call, about);
  const { main } = planStage(call, self, { layout: 'speaker', page: 0 });
  const shown = main ?? { who: self, source: 'camera' as const };
  const view = useVideoView(call.ref, shown.who, shown.source);
  const session = calling.find(call.ref);
  const microphone = t(call.muted ? 'unmute' : 'mute');
  return (
    <Paper
      component="section"
      className="call-mini"
      withBorder
      shadow="lg"
      aria-label={t('stage')}
      data-testid="call-mini"
    >
      <div ref={view} className="call-mini-video" />
      <Group p="xs" gap="xs" wrap="nowrap">
        <Text flex={1} size="sm" fw={600} truncate>
          {title} <Duration since={call.connectedAt} />
        </Text>
        <ActionIcon
          variant="default"
          aria-label={microphone}
          aria-pressed={call.muted}
          onClick={() => void session?.setMuted(!call.muted)}
        >
          {call.muted ? <IconMicrophoneOff size={18} /> : <IconMicrophone size={18} />}
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('grow')} onClick={onGrow}>
          <IconArrowsMaximize size={18} />
        </ActionIcon>
        <ActionIcon
          color="red.8"
          aria-label={t('leave')}
          onClick={() => void session?.hangUp(false)}
        >
          <IconPhoneOff size={18} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

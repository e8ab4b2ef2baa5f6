'use client';

import { Center, Loader, Stack, Text } from '@mantine/core';
import type { CallSnapshot } from '@switchboard/calling';
import { useVideoView, useCallingState } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CallWish } from '../start/call-wish';
import { ParticipantAvatar } from '../phone/participant-avatar';
import { useCallTitle } from '../use-call-title';

/** While it rings at the other side. */
export function RingingScreen({
  call,
  about,
}: {
  readonly call: CallSnapshot;
  readonly about: CallWish | undefined;
}): ReactElement {
  const t = useTranslations('call');
  const title = useCallTitle(call, about);
  const self = useCallingState((state) => state.self);
  const only = call.target.kind === 'people' ? call.target.ids[0] : undefined;
  const own = useVideoView(call.ref, self, 'camera', { isMirrored: true });
  return (
    <Center h="100%" className="call-ringing">
      <Stack align="center" gap="sm">
        <ParticipantAvatar id={only} name={title} size={128} />
        <Text size="lg" fw={600}>
          {title}
        </Text>
        <Text c="dimmed" role="status">
          {t(call.phase.name === 'ringing' ? 'ringsThere' : 'connecting')}
        </Text>
        <Loader type="dots" aria-hidden />
      </Stack>
      <div ref={own} className="call-own-preview" hidden={call.camera !== 'on'} />
    </Center>
  );
}

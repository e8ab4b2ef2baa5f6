'use client';

import { ActionIcon, Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import type { CallSession, CallSnapshot, VideoSource } from '@switchboard/calling';
import { useVideoView } from '@switchboard/calling/react';
import {
  IconHandStop,
  IconMicrophoneOff,
  IconPictureInPicture,
  IconPin,
  IconPinnedOff,
  IconPlayerPause,
  IconStar,
  IconWifiOff,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { Reactions } from './reactions';
import { ParticipantAvatar } from '../phone/participant-avatar';
import { PhoneNumber } from '../phone/phone-number';
import { usePersonName } from '../use-person-name';

export interface TileProps {
  readonly call: CallSnapshot;
  readonly session: CallSession;
  readonly who: string;
  readonly source: VideoSource;
  readonly self: string;
  readonly pinned: boolean;
  readonly large: boolean;
  readonly onPin: () => void;
}

/** One person: their picture or who they are, and what others should know of them just now. */
export function Tile(props: TileProps): ReactElement {
  const { call, who, source, self, large } = props;
  const t = useTranslations('call');
  const nameOf = usePersonName(call.ref);
  const own = who === self;
  const person = call.participants[who];
  const name = nameOf(who);
  const label = own ? t('you', { name }) : name;
  const shown = own ? call[source] === 'on' : (person?.[source]?.available ?? false);
  const frame = useRef<HTMLDivElement>(null);
  const view = useVideoView(call.ref, who, source, {
    scalingMode: source === 'screen' ? 'Fit' : 'Crop',
    isMirrored: own && source === 'camera',
  });
  const speaking = own ? false : (person?.speaking ?? false);
  return (
    <Box
      ref={frame}
      className="call-tile"
      role="group"
      aria-label={source === 'screen' ? t('screenOf', { name: label }) : label}
      data-speaking={speaking || undefined}
      data-who={own ? 'self' : 'other'}
      data-source={source}
    >
      <Box ref={view} className="call-video" hidden={!shown} />
      {!shown && (
        <Box className="call-avatar">
          <ParticipantAvatar id={who} name={name} size={large ? 128 : 72} />
          <PhoneNumber id={who} name={name} />
          <StateWord call={call} own={own} state={person?.state} />
        </Box>
      )}
      {source === 'camera' && (
        <Reactions reactions={call.reactions.filter(({ from }) => from === who)} />
      )}
      <Marks {...props} name={label} own={own} />
      <TileActions {...props} frame={frame} shown={shown} name={label} />
    </Box>
  );
}

function StateWord({
  call,
  own,
  state,
}: {
  readonly call: CallSnapshot;
  readonly own: boolean;
  readonly state: CallSnapshot['participants'][string]['state'] | undefined;
}): ReactElement | null {
  const t = useTranslations('call');
  if (own || !state || state === 'connected') return null;
  const word = state === 'hold' ? 'onHold' : state === 'ringing' ? 'isRung' : 'connecting';
  return (
    <Text size="sm" c="dimmed" data-phase={call.phase.name}>
      {t(word)}
    </Text>
  );
}

function Marks({
  call,
  who,
  source,
  own,
  name,
}: TileProps & { readonly own: boolean; readonly name: string }): ReactElement {
  const t = useTranslations('call');
  const person = call.participants[who];
  const muted = own ? call.muted : (person?.muted ?? false);
  const hand = own ? call.self.hand : person?.hand;
  const lit = own ? call.self.spotlight : (person?.spotlight ?? false);
  const poor = own && call.quality.network !== 'good';
  const marks = [
    source === 'camera' && muted && (['muted', IconMicrophoneOff] as const),
    person?.state === 'hold' && (['onHold', IconPlayerPause] as const),
    lit && (['inSpotlight', IconStar] as const),
    poor && (['poorConnection', IconWifiOff] as const),
  ].filter((mark) => mark !== false);
  return (
    <Group className="call-marks" gap={6} wrap="nowrap">
      {hand !== undefined && (
        <Badge color="yellow.9" leftSection={<IconHandStop size={14} aria-hidden />}>
          <span className="visually-hidden">{t('handUp')}</span> {hand}
        </Badge>
      )}
      <Text size="sm" truncate>
        {source === 'screen' ? t('screenOf', { name }) : name}
      </Text>
      {marks.map(([word, Icon]) => (
        <Icon key={word} size={16} role="img" aria-label={t(word)} />
      ))}
    </Group>
  );
}

function TileActions({
  who,
  self,
  pinned,
  onPin,
  frame,
  shown,
  name,
}: TileProps & {
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly shown: boolean;
  readonly name: string;
}): ReactElement | null {
  const t = useTranslations('call');
  if (who === self) return null;
  const float = (): void => {
    // Not every browser lets a page do so, and a person may have turned it off.
    frame.current
      ?.querySelector('video')
      ?.requestPictureInPicture()
      .catch(() => undefined);
  };
  const pinLabel = t(pinned ? 'unpin' : 'pin', { name });
  return (
    <Group className="call-tile-actions" gap={4}>
      {shown && document.pictureInPictureEnabled && (
        <Tooltip label={t('float', { name })}>
          <ActionIcon
            variant="filled"
            color="dark"
            aria-label={t('float', { name })}
            onClick={float}
          >
            <IconPictureInPicture size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={pinLabel}>
        <ActionIcon variant="filled" color="dark" aria-label={pinLabel} onClick={onPin}>
          {pinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

'use client';

import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import {
  IconHandStop,
  IconMessage,
  IconMicrophone,
  IconMicrophoneOff,
  IconMoodSmile,
  IconPhoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DeviceMenu } from '../devices/device-menu';
import { MoreMenu } from './more-menu';
import { EMOJI } from './reactions';
import { shortcuts, useShortcuts } from './use-shortcuts';

/** What is open beside the stage. */
export type SidePanel = 'none' | 'people' | 'chat';

export interface ControlsProps {
  readonly call: CallSnapshot;
  readonly session: CallSession;
  readonly panel: SidePanel;
  readonly onPanel: (panel: SidePanel) => void;
  readonly canChat: boolean;
}

/** Everything one does with one's own side of a call. */
export function Controls({ call, session, panel, onPanel, canChat }: ControlsProps): ReactElement {
  const t = useTranslations('call');
  useShortcuts(call, session);
  const toggle = (which: SidePanel): void => onPanel(panel === which ? 'none' : which);
  return (
    <Group className="call-controls" role="toolbar" aria-label={t('controls')} gap="xs">
      <OwnControls call={call} session={session} />
      <ReactMenu session={session} disabled={!call.self.may.react} />
      <Control
        label={t(call.self.hand === undefined ? 'raiseHand' : 'lowerHand')}
        keys={shortcuts.hand}
        pressed={call.self.hand !== undefined}
        refused={call.self.may.raiseHand ? undefined : t('roleRefuses')}
        onClick={() => void session.raiseHand(call.self.hand === undefined)}
      >
        <IconHandStop size={22} />
      </Control>
      <Control label={t('people')} pressed={panel === 'people'} onClick={() => toggle('people')}>
        <IconUsers size={22} />
      </Control>
      {canChat && (
        <Control label={t('chat')} pressed={panel === 'chat'} onClick={() => toggle('chat')}>
          <IconMessage size={22} />
        </Control>
      )}
      <DeviceMenu />
      <MoreMenu call={call} session={session} />
      <LeaveControl call={call} session={session} />
    </Group>
  );
}

function OwnControls({ call, session }: Pick<ControlsProps, 'call' | 'session'>): ReactElement {
  const t = useTranslations('call');
  const { may } = call.self;
  const cameraOn = call.camera === 'on' || call.camera === 'starting';
  const sharing = call.screen === 'on' || call.screen === 'starting';
  const refused = t('roleRefuses');
  return (
    <>
      <Control
        label={t(call.muted ? 'unmute' : 'mute')}
        keys={shortcuts.mute}
        pressed={call.muted}
        refused={may.unmute || !call.muted ? undefined : refused}
        onClick={() => void session.setMuted(!call.muted)}
      >
        {call.muted ? <IconMicrophoneOff size={22} /> : <IconMicrophone size={22} />}
      </Control>
      <Control
        label={t(cameraOn ? 'cameraOff' : 'cameraOn')}
        keys={shortcuts.camera}
        pressed={!cameraOn}
        busy={call.camera === 'starting' || call.camera === 'stopping'}
        refused={may.video ? undefined : refused}
        onClick={() => void session.setCamera(!cameraOn)}
      >
        {cameraOn ? <IconVideo size={22} /> : <IconVideoOff size={22} />}
      </Control>
      <Control
        label={t(sharing ? 'stopSharing' : 'share')}
        pressed={sharing}
        busy={call.screen === 'starting' || call.screen === 'stopping'}
        refused={may.shareScreen ? undefined : refused}
        onClick={() => void session.setScreen(!sharing)}
      >
        {sharing ? <IconScreenShareOff size={22} /> : <IconScreenShare size={22} />}
      </Control>
    </>
  );
}

function Control({
  label,
  keys,
  pressed,
  busy = false,
  refused,
  onClick,
  children,
}: {
  readonly label: string;
  readonly keys?: string;
  readonly pressed: boolean;
  readonly busy?: boolean;
  /** Why it cannot be used. */
  readonly refused?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactElement;
}): ReactElement {
  const hint = [refused ?? label, keys && !refused && `(${keys})`].filter(Boolean).join(' ');
  return (
    <Tooltip label={hint}>
      <ActionIcon
        size={44}
        radius="xl"
        variant={pressed ? 'filled' : 'default'}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={refused !== undefined}
        loading={busy}
        onClick={refused === undefined ? onClick : undefined}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function ReactMenu({
  session,
  disabled,
}: {
  readonly session: CallSession;
  readonly disabled: boolean;
}): ReactElement {
  const t = useTranslations('call');
  return (
    <Menu position="top" disabled={disabled}>
      <Menu.Target>
        <ActionIcon size={44} radius="xl" variant="default" aria-label={t('react')}>
          <IconMoodSmile size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['like', 'heart', 'laugh', 'applause', 'surprised'] as const).map((kind) => (
          <Menu.Item
            key={kind}
            leftSection={<span aria-hidden>{EMOJI[kind]}</span>}
            onClick={() => void session.react(kind)}
          >
            {t(`reaction.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function LeaveControl({ call, session }: Pick<ControlsProps, 'call' | 'session'>): ReactElement {
  const t = useTranslations('call');
  const many = Object.keys(call.participants).length > 1 || call.target.kind !== 'people';
  const waiting = call.phase.name === 'connecting' || call.phase.name === 'ringing';
  const label = t(waiting ? 'cancel' : 'leave');
  const button = (onClick?: () => void): ReactElement => (
    <ActionIcon
      size={44}
      radius="xl"
      color="red.8"
      aria-label={label}
      loading={call.phase.name === 'ending'}
      onClick={onClick}
    >
      <IconPhoneOff size={22} />
    </ActionIcon>
  );
  if (!many || !call.self.may.endForEveryone || waiting) {
    return (
      <Tooltip label={`${label} (${shortcuts.leave})`}>
        {button(() => void session.hangUp(false))}
      </Tooltip>
    );
  }
  return (
    <Menu position="top-end">
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void session.hangUp(false)}>{t('leave')}</Menu.Item>
        <Menu.Item color="red" onClick={() => void session.hangUp(true)}>
          {t('endForEveryone')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

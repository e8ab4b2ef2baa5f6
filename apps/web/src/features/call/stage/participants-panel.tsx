'use client';

import {
  ActionIcon,
  Box,
  Button,
  Group,
  Menu,
  ScrollArea,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { CallSession, CallSnapshot, ParticipantSnapshot } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { inListOrder } from '@switchboard/calling/view-models';
import { PersonAvatar } from '@switchboard/ui';
import {
  IconDotsVertical,
  IconHandStop,
  IconMicrophone,
  IconMicrophoneOff,
  IconX,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { AddToCall } from './add-to-call';
import { AddPhone } from '../phone/add-phone';
import { ParticipantAvatar } from '../phone/participant-avatar';
import { PhoneNumber } from '../phone/phone-number';
import { usePersonName } from '../use-person-name';

interface PanelProps {
  readonly call: CallSnapshot;
  readonly session: CallSession;
  readonly pinned: string | undefined;
  readonly onPin: (id: string) => void;
}

/** Who is in the call, and what one's role may do about it. */
export function ParticipantsPanel({
  onClose,
  ...props
}: PanelProps & { readonly onClose: () => void }): ReactElement {
  const t = useTranslations('call');
  const { call, session } = props;
  const self = useCallingState((state) => state.self);
  const nameOf = usePersonName(call.ref);
  const people = inListOrder(call.participants);
  const { may } = call.self;
  return (
    <Box component="aside" className="call-side" aria-label={t('people')}>
      <Group justify="space-between" p="sm">
        <Title order={3} size="h6">
          {t('peopleCount', { count: people.length + 1 })}
        </Title>
        <ActionIcon variant="subtle" aria-label={t('close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </Group>
      <ScrollArea flex={1} px="sm">
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          <Group component="li" wrap="nowrap">
            <PersonAvatar name={nameOf(self)} size={32} />
            <Text flex={1} truncate>
              {t('you', { name: nameOf(self) })}
            </Text>
            <RoleWord role={call.self.role} />
          </Group>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} {...props} />
          ))}
        </Stack>
      </ScrollArea>
      <Stack p="sm" gap="xs">
        <AddToCall call={call} session={session} />
        <AddPhone session={session} allowed={may.addPeople && call.target.kind !== 'room'} />
        <Button
          variant="default"
          disabled={!may.muteOthers || people.length === 0}
          title={may.muteOthers ? undefined : t('roleRefuses')}
          onClick={() => void session.muteAll()}
        >
          {t('muteAll')}
        </Button>
      </Stack>
    </Box>
  );
}

function PersonLine({
  person,
  call,
  session,
  pinned,
  onPin,
}: PanelProps & { readonly person: ParticipantSnapshot }): ReactElement {
  const t = useTranslations('call');
  const name = usePersonName(call.ref)(person.id);
  const { may } = call.self;
  const refused = t('roleRefuses');
  const act = (
    allowed: boolean,
    label: string,
    run: () => void,
    pointless = false,
  ): ReactElement => (
    <Menu.Item disabled={!allowed || pointless} title={allowed ? undefined : refused} onClick={run}>
      {label}
    </Menu.Item>
  );
  return (
    <Group component="li" wrap="nowrap" gap="xs">
      <ParticipantAvatar id={person.id} name={name} size={32} />
      <Box flex={1} miw={0}>
        <Text truncate>{name}</Text>
        <PhoneNumber id={person.id} name={name} />
        <RoleWord role={person.role} state={person.state} />
      </Box>
      {person.hand !== undefined && (
        <IconHandStop size={18} role="img" aria-label={t('handUp')} color="orange" />
      )}
      {person.muted ? (
        <IconMicrophoneOff size={18} role="img" aria-label={t('muted')} />
      ) : (
        <IconMicrophone size={18} role="img" aria-label={t('notMuted')} />
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actionsFor', { name })}>
            <IconDotsVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onPin(person.id)}>
            {t(pinned === person.id ? 'unpin' : 'pin', { name })}
          </Menu.Item>
          {act(may.muteOthers, t('muteOne'), () => void session.muteOther(person.id), person.muted)}
          {act(
            may.spotlight,
            t(person.spotlight ? 'spotlightOff' : 'spotlightOn'),
            () => void session.spotlight(person.id, !person.spotlight),
          )}
          {person.hand !== undefined &&
            act(may.muteOthers, t('lowerHand'), () => void session.lowerHand(person.id))}
          {act(may.removePeople, t('removeOne'), () => void session.remove(person.id))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function RoleWord({
  role,
  state,
}: {
  readonly role: ParticipantSnapshot['role'];
  readonly state?: ParticipantSnapshot['state'];
}): ReactElement | null {
  const t = useTranslations('call');
  if (state === 'ringing') return <Small text={t('isRung')} />;
  if (state === 'hold') return <Small text={t('onHold')} />;
  if (role === 'Attendee' || role === 'Consumer' || role === 'Collaborator') {
    return <Small text={t(`role.${role}`)} />;
  }
  return null;
}

function Small({ text }: { readonly text: string }): ReactElement {
  return (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  );
}

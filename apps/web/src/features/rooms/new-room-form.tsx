'use client';

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { access, PersonSearch, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RoleSelect } from './role-select';
import { isBackwards, RoomTimes } from './room-times';
import { useRoomChange } from './use-rooms';
import type { RoomRole } from './use-rooms';

const MAX_TITLE_LENGTH = 250;

/** A title, when it is open, who comes as what. */
export function NewRoomForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useTranslations('rooms');
  const cancel = useTranslations('create')('cancel');
  const reason = useReason();
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [roles, setRoles] = useState<Readonly<Record<string, RoomRole>>>({});
  const roleOf = (id: string): RoomRole => roles[id] ?? 'Attendee';
  const create = useRoomChange(() =>
    access.rooms.create.mutate({
      title: title.trim(),
      ...(from && { validFrom: new Date(from).toISOString() }),
      ...(until && { validUntil: new Date(until).toISOString() }),
      participants: people.map(({ id }) => ({ personId: id, role: roleOf(id) })),
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(undefined, {
          onSuccess: ({ id }) => {
            onClose();
            router.push(`/rooms/${encodeURIComponent(id)}`);
          },
        });
      }}
    >
      <Stack>
        <TextInput
          required
          data-autofocus
          label={t('name')}
          maxLength={MAX_TITLE_LENGTH}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <RoomTimes from={from} until={until} onFrom={setFrom} onUntil={setUntil} />
        <PersonSearch chosen={people} onChange={setPeople} />
        {people.map(({ id, name }) => (
          <RoleSelect
            key={id}
            label={t('roleOf', { name })}
            value={roleOf(id)}
            onChange={(role) => setRoles({ ...roles, [id]: role })}
          />
        ))}
        {create.isError && (
          <Alert color="red" role="alert">
            {reason(create.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button
            type="submit"
            disabled={!title.trim() || isBackwards(from, until)}
            loading={create.isPending}
          >
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

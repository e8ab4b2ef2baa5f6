'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import { access, PersonSearch, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** Rings somebody from the directory into the call. */
export function AddToCall({
  call,
  session,
}: {
  readonly call: CallSnapshot;
  readonly session: CallSession;
}): ReactElement {
  const t = useTranslations('call');
  const [opened, { open, close }] = useDisclosure(false);
  const allowed = call.self.may.addPeople && call.target.kind !== 'room';
  return (
    <>
      <Button
        variant="light"
        leftSection={<IconUserPlus size={18} />}
        disabled={!allowed}
        title={allowed ? undefined : t('roleRefuses')}
        onClick={open}
      >
        {t('addPeople')}
      </Button>
      <PickPeople
        opened={opened}
        onClose={close}
        title={t('addPeople')}
        action={t('ring')}
        onPick={(ids) => ids.forEach((id) => void session.add(id))}
      />
    </>
  );
}

/** Chooses people from the directory, and finds out how they can be called. */
export function PickPeople({
  opened,
  onClose,
  title,
  action,
  one = false,
  onPick,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly action: string;
  /** Whoever is chosen last takes the place of whoever was chosen before. */
  readonly one?: boolean;
  readonly onPick: (ids: readonly string[]) => void;
}): ReactElement {
  const t = useTranslations('create');
  const reason = useReason();
  const [chosen, setChosen] = useState<readonly FoundPerson[]>([]);
  const reach = useMutation({
    mutationFn: () => access.directory.contact.mutate({ personIds: chosen.map(({ id }) => id) }),
    onSuccess: (reached) => {
      onPick(reached.map(({ userId }) => userId));
      setChosen([]);
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <Stack>
        <PersonSearch
          chosen={chosen}
          onChange={(people) => setChosen(one ? people.slice(-1) : people)}
        />
        {reach.isError && <span role="alert">{reason(reach.error)}</span>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            loading={reach.isPending}
            onClick={() => reach.mutate()}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

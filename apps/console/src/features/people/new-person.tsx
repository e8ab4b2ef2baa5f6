'use client';

import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMail, IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { NewPersonDone } from './new-person-done';
import { NewPersonForm } from './new-person-form';
import type { Person } from './use-people';

/** Of the installation: who vouches for most people, and where they go to talk. */
export interface SignInAddresses {
  readonly issuer: string;
  readonly webUrl: string | undefined;
}

/** Announces somebody who has not been here yet; an invitation is that, and what to send them. */
export function NewPerson({ addresses }: { readonly addresses: SignInAddresses }): ReactElement {
  const t = useTranslations('newPerson');
  const [invites, setInvites] = useState(false);
  const [opened, { open, close }] = useDisclosure(false);
  const [created, setCreated] = useState<Person>();
  const begin = (asInvitation: boolean): void => {
    setInvites(asInvitation);
    setCreated(undefined);
    open();
  };
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconMail size={18} aria-hidden />}
        onClick={() => begin(true)}
      >
        {t('invite')}
      </Button>
      <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => begin(false)}>
        {t('action')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t(invites ? 'inviteTitle' : 'title')}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        {created ? (
          <NewPersonDone
            person={created}
            link={invites ? addresses.webUrl : undefined}
            invited={invites}
            onDone={close}
          />
        ) : (
          <NewPersonForm
            issuer={addresses.issuer}
            invites={invites}
            onCreated={setCreated}
            onCancel={close}
          />
        )}
      </Modal>
    </Group>
  );
}

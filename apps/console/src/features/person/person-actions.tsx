'use client';

import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import {
  IconDots,
  IconKeyOff,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconTrash,
  IconUserShield,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { EditDialog } from './edit-dialog';
import { EraseDialog } from './erase-dialog';
import { rightsOver } from './rights-over';
import type { Rights } from './rights-over';
import { RoleDialog } from './role-dialog';
import { useBlocking, useEndTokens } from './use-person-changes';
import type { Person, PersonFile } from './use-person';

type Dialog = 'edit' | 'role' | 'erase';

interface ActionsProps {
  readonly person: Person;
  readonly holdings: PersonFile['holdings'];
}

/** What this role may do about this person; who may do nothing sees nothing. */
export function PersonActions({ person, holdings }: ActionsProps): ReactElement | null {
  const rights = rightsOver(useMe(), person);
  const [dialog, setDialog] = useState<Dialog>();
  const close = (): void => setDialog(undefined);
  if (!Object.values(rights).some(Boolean)) return null;
  return (
    <Group gap="xs">
      {rights.edit && <EditButton onPress={() => setDialog('edit')} />}
      {rights.block && <BlockButton person={person} />}
      <MoreActions person={person} rights={rights} onChoose={setDialog} />
      {dialog === 'edit' && <EditDialog person={person} onClose={close} />}
      {dialog === 'role' && <RoleDialog person={person} onClose={close} />}
      {dialog === 'erase' && <EraseDialog {...{ person, holdings }} onClose={close} />}
    </Group>
  );
}

function EditButton({ onPress }: { readonly onPress: () => void }): ReactElement {
  return (
    <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onPress}>
      {useTranslations('person')('edit')}
    </Button>
  );
}

function BlockButton({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('person');
  const blocking = useBlocking(person);
  const blocked = person.blockedAt !== null;
  const Icon = blocked ? IconLockOpen : IconLock;
  return (
    <Button
      variant="default"
      leftSection={<Icon size={18} aria-hidden />}
      onClick={() => blocking.mutate(!blocked)}
    >
      {t(blocked ? 'unblock' : 'block')}
    </Button>
  );
}

function MoreActions({
  person,
  rights,
  onChoose,
}: {
  readonly person: Person;
  readonly rights: Rights;
  readonly onChoose: (dialog: Dialog) => void;
}): ReactElement {
  const t = useTranslations('person');
  const [question, ask] = useConfirm();
  const endTokens = useEndTokens(person);
  const { name } = person;
  const askFirst = (): void =>
    ask(t('endTokensAsk', { name }), t('endTokens'), () => endTokens.mutate());
  return (
    <>
      {question}
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('actions')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rights.grant && (
            <Menu.Item
              leftSection={<IconUserShield size={16} aria-hidden />}
              onClick={() => onChoose('role')}
            >
              {t('changeRole')}
            </Menu.Item>
          )}
          {rights.endTokens && (
            <Menu.Item leftSection={<IconKeyOff size={16} aria-hidden />} onClick={askFirst}>
              {t('endTokens')}
            </Menu.Item>
          )}
          {rights.erase && (
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onChoose('erase')}
            >
              {t('erase')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

'use client';

import { ActionIcon, Group } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { ContactView } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialAction } from '../calls/dial-action';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

interface Actions {
  readonly onEdit: (contact: ContactView) => void;
  readonly onText: (contact: ContactView) => void;
}

export function useContactColumns(actions: Actions): readonly Column<ContactView>[] {
  const t = useTranslations('contacts');
  return [
    { id: 'name', header: t('name'), main: true, cell: ({ name }) => name },
    { id: 'number', header: t('number'), short: true, cell: ({ number }) => displayNumber(number) },
    { id: 'zone', header: t('timeZone'), short: true, cell: ({ timeZone }) => timeZone ?? '–' },
    {
      id: 'actions',
      header: t('actions'),
      align: 'end',
      cell: (contact) => <ContactActions contact={contact} {...actions} />,
    },
  ];
}

function ContactActions({
  contact,
  onEdit,
  onText,
}: Actions & { readonly contact: ContactView }): ReactElement {
  const t = useTranslations('contacts');
  const [question, confirm] = useConfirm();
  const remove = useRemove();
  const { name } = contact;
  const act = (label: string, icon: ReactElement, onClick: () => void): ReactElement => (
    <ActionIcon
      variant="subtle"
      size={32}
      className="quiet-action"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {question}
      <DialAction name={name} theirs={contact.number} />
      {act(t('textOne', { name }), <IconMessage size={18} />, () => onText(contact))}
      {act(t('editOne', { name }), <IconPencil size={18} />, () => onEdit(contact))}
      {act(t('removeOne', { name }), <IconTrash size={18} />, () =>
        confirm(t('removeQuestion', { name }), t('remove'), () => remove.mutate(contact.id)),
      )}
    </Group>
  );
}

function useRemove() {
  const t = useTranslations('contacts');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (contactId: string) => telephony.contacts.remove.mutate({ contactId }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.everything }),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notRemoved', { reason: refusal(error) }) }),
  });
}

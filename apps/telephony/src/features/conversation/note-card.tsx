'use client';

import { ActionIcon, Text } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import type { NoteView } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import { IconNote, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useMe } from '../shell/use-me';
import { useWords } from '../words/use-words';

interface NoteProps {
  readonly note: NoteView;
  readonly conversationId: string;
}

/** What a colleague has noted; nobody outside of the team sees it. */
export function NoteCard({ note, conversationId }: NoteProps): ReactElement {
  const t = useTranslations('note');
  const format = useFormatter();
  const me = useMe();
  const [question, confirm] = useConfirm();
  const remove = useRemove({ note, conversationId });
  const time = format.dateTime(new Date(note.at), { timeStyle: 'short' });
  return (
    <div className="note-card">
      {question}
      <div className="note-head">
        <IconNote size={15} aria-hidden />
        <Text size="xs" fw={600}>
          {t('by', { name: note.by.name, time })}
        </Text>
        {note.by.id === me.id && (
          <ActionIcon
            variant="subtle"
            size="sm"
            ms="auto"
            color="gray.9"
            className="quiet-action"
            aria-label={t('remove')}
            loading={remove.isPending}
            onClick={() => confirm(t('removeQuestion'), t('remove'), () => remove.mutate())}
          >
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </div>
      <div className="as-written">{note.text}</div>
    </div>
  );
}

function useRemove({ note, conversationId }: NoteProps) {
  const t = useTranslations('note');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => telephony.inbox.removeNote.mutate({ conversationId, noteId: note.id }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.conversation(conversationId) }),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notRemoved', { reason: refusal(error) }) }),
  });
}

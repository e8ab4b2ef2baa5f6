'use client';

import { MAX_TEXT_LENGTH } from '@switchboard/telephony';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';
import { hasVariables } from './insert-template';
import { useOutbox } from './outbox';
import type { Draft } from './use-draft';

interface Submit {
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly run: () => void;
}

/** Sends what is written, and the box is empty at once; a note stays in it until it is kept. */
export function useSubmit(conversation: OpenedConversation, after: string, draft: Draft): Submit {
  const { send } = useOutbox();
  const addNote = useAddNote(conversation, draft);
  const text = draft.text.trim();
  const isReady =
    text !== '' &&
    !addNote.isPending &&
    (draft.mode === 'note' || maySend(text, conversation.decision.allowed));
  const run = (): void => {
    if (!isReady) return;
    const clientId = crypto.randomUUID();
    if (draft.mode === 'note') {
      addNote.mutate({ clientId, text });
      return;
    }
    const at = new Date().toISOString();
    send({ conversationId: conversation.id, clientId, text, at, after });
    draft.change({ text: '' });
  };
  return { isReady, isPending: addNote.isPending, run };
}

const maySend = (text: string, allowed: boolean): boolean =>
  allowed && text.length <= MAX_TEXT_LENGTH && !hasVariables(text);

function useAddNote({ id }: OpenedConversation, draft: Draft) {
  const t = useTranslations('note');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: { clientId: string; text: string }) =>
      telephony.inbox.addNote.mutate({ conversationId: id, ...note }),
    networkMode: 'always',
    onSuccess: (note) => {
      draft.change({ text: '', mode: 'text' });
      queries.setQueryData<OpenedConversation>(keys.conversation(id), (known) =>
        known && !known.notes.some((one) => one.id === note.id)
          ? { ...known, notes: [...known.notes, note] }
          : known,
      );
    },
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notAdded', { reason: refusal(error) }) }),
  });
}

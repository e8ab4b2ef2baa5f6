'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { QueryTrouble, Waiting } from '@switchboard/page-client';
import type { NumberView } from '@switchboard/telephony-api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { SenderSelect } from '../numbers/sender-select';
import { useNumbers } from '../numbers/use-numbers';
import { useWords } from '../words/use-words';
import { NumberInput } from './number-input';
import { WithoutNumber } from './without-number';

interface FormProps {
  readonly to: string;
  readonly onDone: () => void;
}

export function NewConversationForm(props: FormProps): ReactElement {
  const t = useTranslations('newConversation');
  const numbers = useNumbers();
  if (numbers.error) return <QueryTrouble title={t('failed')} query={numbers} />;
  if (!numbers.data) return <Waiting label={t('loading')} paused={numbers.isPaused} />;
  const senders = numbers.data.items.filter(({ sendsTexts }) => sendsTexts);
  const [first] = senders;
  if (!first) return <WithoutNumber />;
  return <Fields {...props} senders={senders} first={first.ours} />;
}

function Fields({
  to,
  onDone,
  senders,
  first,
}: FormProps & { readonly senders: readonly NumberView[]; readonly first: string }): ReactElement {
  const t = useTranslations('newConversation');
  const { refusal } = useWords();
  const [ours, setOurs] = useState(first);
  const [theirs, setTheirs] = useState(to);
  const open = useOpen(onDone);
  // What it is no number for, emergency services among others, the service says.
  const isReady = theirs.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) open.mutate({ ours, theirs });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <NumberInput label={t('to')} value={theirs} onChange={setTheirs} />
        <SenderSelect label={t('from')} senders={senders} value={ours} onChange={setOurs} />
        {open.isError && (
          <Alert color="red" role="alert" title={t('failed')}>
            {refusal(open.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={open.isPending}>
            {t('open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useOpen(onDone: () => void) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (parties: { ours: string; theirs: string }) => telephony.inbox.open.mutate(parties),
    networkMode: 'always',
    onSuccess: (conversation) => {
      queries.setQueryData(keys.conversation(conversation.id), conversation);
      onDone();
      router.push(`/inbox/${conversation.id}`);
      return queries.invalidateQueries({ queryKey: keys.conversations });
    },
  });
}

'use client';

import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePeopleReason } from '../people/use-people-reason';
import { MessageLines } from './message-lines';
import type { Sender } from './message-lines';

interface ContentProps {
  readonly personId: string;
  readonly threadId: string;
  readonly topic: string;
  readonly participants: readonly Sender[];
  readonly onClose: () => void;
}

/** Asks why, then shows what was written. */
export function ContentDialog({
  topic,
  participants,
  onClose,
  ...which
}: ContentProps): ReactElement {
  const t = useTranslations('conversations');
  const read = useMutation({
    mutationFn: (reason: string) => access.conversations.content.mutate({ ...which, reason }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('readTitle', { topic })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      {read.data ? (
        <MessageLines content={read.data} senders={participants} />
      ) : (
        <ReasonForm
          onReason={(reason) => read.mutate(reason)}
          onCancel={onClose}
          busy={read.isPending}
          error={read.error}
        />
      )}
    </Modal>
  );
}

function ReasonForm({
  onReason,
  onCancel,
  busy,
  error,
}: {
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
  readonly busy: boolean;
  readonly error: unknown;
}): ReactElement {
  const t = useTranslations('conversations');
  const word = usePeopleReason();
  const [text, setText] = useState('');
  // It becomes one line of the audit.
  const reason = text.replace(/\s+/g, ' ').trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) onReason(reason);
      }}
    >
      <Stack>
        <Text size="sm">{t('readText')}</Text>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        {error !== null && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
            {t('contentFailed', { reason: word(error) })}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!reason} loading={busy}>
            {t('open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

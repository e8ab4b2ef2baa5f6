'use client';

import { Button, Group, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TextMessage } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useLengthProblem } from './use-length-problem';

/** Changes a message in place: Enter saves, Escape leaves it as it was. */
export function MessageEditor({
  message,
  threadId,
  onDone,
}: {
  readonly message: TextMessage;
  readonly threadId: string;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('message');
  const reason = useReason();
  const chat = useChat();
  const [body, setBody] = useState(message.body);
  const problem = useLengthProblem(body);
  const save = (): void => {
    if (problem || !body.trim()) return;
    onDone();
    chat.edit(threadId, message.id, body.trim()).catch((error: unknown) => {
      notifications.show({ color: 'red', message: t('changeFailed', { reason: reason(error) }) });
    });
  };
  return (
    <Stack gap="xs" miw={260}>
      <Textarea
        autoFocus
        autosize
        maxRows={10}
        aria-label={t('editing')}
        value={body}
        error={problem}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
      />
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button size="compact-sm" onClick={save} disabled={Boolean(problem) || !body.trim()}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

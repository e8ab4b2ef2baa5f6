'use client';

import { ActionIcon, Box, Group, Text, Textarea, Tooltip } from '@mantine/core';
import { useChat } from '@switchboard/chat/react';
import { IconSend2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { EmojiPicker } from './emoji-picker';
import { useLengthProblem } from './use-length-problem';

/** Where one writes. What is too long stays in the box and cannot be sent. */
export function Composer({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('composer');
  const chat = useChat();
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const problem = useLengthProblem(text);
  const ready = text.trim() !== '' && !problem;

  const send = (): void => {
    if (!ready) return;
    chat.send(threadId, text.trim());
    setText('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const insert = (emoji: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = box.current ?? {};
    setText(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    box.current?.focus();
  };

  return (
    <Box component="form" p="sm" pt={0} onSubmit={(event) => (event.preventDefault(), send())}>
      {problem && (
        <Text c="red" size="sm" role="alert" pb={4}>
          {problem}
        </Text>
      )}
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <EmojiPicker onPick={insert} />
        <Textarea
          ref={box}
          flex={1}
          autosize
          minRows={1}
          maxRows={8}
          aria-label={t('label')}
          aria-description={t('hint')}
          aria-invalid={problem !== undefined}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value.trim()) chat.typing(threadId);
          }}
          onKeyDown={onKeyDown}
        />
        <Tooltip label={t('send')}>
          <ActionIcon type="submit" size={36} aria-label={t('send')} disabled={!ready}>
            <IconSend2 size={20} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Box>
  );
}

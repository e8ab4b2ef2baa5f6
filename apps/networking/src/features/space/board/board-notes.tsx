'use client';

import { Box, Button, Group, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Doc } from 'yjs';
import { addNote, MAX_NOTE_LENGTH, readNotes, watchNotes } from './notes';

/** Words on the board, for who cannot draw or cannot see what is drawn. */
export function BoardNotes({ doc }: { readonly doc: Doc }): ReactElement {
  const t = useTranslations('space.board');
  const [notes, setNotes] = useState(() => readNotes(doc));
  const [text, setText] = useState('');
  useEffect(() => {
    const changed = (): void => setNotes(readNotes(doc));
    changed();
    return watchNotes(doc, changed);
  }, [doc]);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    addNote(doc, text);
    setText('');
  };
  return (
    <>
      <Box component="ul" m={0} pl="md" aria-label={t('notes')} aria-live="polite">
        {notes.map((note, at) => (
          <Text component="li" size="sm" key={`${at} ${note}`}>
            {note}
          </Text>
        ))}
      </Box>
      <form onSubmit={add}>
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            label={t('note')}
            maxLength={MAX_NOTE_LENGTH}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={text.trim() === ''}>
            {t('add')}
          </Button>
        </Group>
      </form>
    </>
  );
}

'use client';

import { Button, ColorSwatch, Group, Stack, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useSpace } from '../space-context';
import { BoardNotes } from './board-notes';
import { BoardSurface } from './board-surface';
import { clearBoard } from './strokes';

const COLOURS = { black: '#212529', red: '#c92a2a', blue: '#1864ab', green: '#2b8a3e' } as const;
type Colour = keyof typeof COLOURS;

/** A board that all draw on; it hangs on the wall of the room as well. */
export function BoardPanel(): ReactElement {
  const t = useTranslations('space.board');
  const { doc } = useSpace().space;
  const [colour, setColour] = useState<Colour>('black');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Group gap="xs" role="group" aria-label={t('colour')}>
          {(Object.keys(COLOURS) as Colour[]).map((name) => (
            <UnstyledButton
              key={name}
              aria-label={t(`colours.${name}`)}
              aria-pressed={colour === name}
              onClick={() => setColour(name)}
              p={2}
              style={{
                borderRadius: '50%',
                border: `2px solid ${colour === name ? 'var(--mantine-primary-color-filled)' : 'transparent'}`,
              }}
            >
              <ColorSwatch color={COLOURS[name]} size={20} component="span" />
            </UnstyledButton>
          ))}
        </Group>
        <Button size="compact-sm" variant="default" onClick={() => clearBoard(doc)}>
          {t('clear')}
        </Button>
      </Group>
      <BoardSurface doc={doc} colour={COLOURS[colour]} />
      <BoardNotes doc={doc} />
    </Stack>
  );
}

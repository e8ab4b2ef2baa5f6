'use client';

import { Button } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useCallStarter } from '../call/start/call-starter';
import { roomWindow } from './room-window';
import type { OneRoom, Room } from './use-rooms';

const LOOKS_AGAIN_MS = 15_000;

/** A room as far as one needs to know it to go in; a guest is not told when it is open. */
export type JoinableRoom = Pick<Room, 'id' | 'title'> &
  Partial<Pick<OneRoom, 'validFrom' | 'validUntil' | 'participants'>>;

/** Goes in, after a look at camera and microphone; while the room is not open it says so. */
export function JoinRoom({ room }: { readonly room: JoinableRoom }): ReactElement | null {
  const t = useTranslations('rooms');
  const now = useNow({ updateInterval: LOOKS_AGAIN_MS });
  const ask = useCallStarter();
  if (!ask) return null;
  const { id, title, validFrom, validUntil, participants = [] } = room;
  const window = validFrom && validUntil ? roomWindow({ validFrom, validUntil }, now) : 'open';
  const names = participants.flatMap(({ userId, name }) => (userId ? [[userId, name]] : []));
  return (
    <Button
      leftSection={<IconVideo size={18} />}
      disabled={window !== 'open'}
      miw="max-content"
      onClick={() =>
        ask({
          target: { kind: 'room', roomId: id },
          video: false,
          check: true,
          names: Object.fromEntries(names) as Record<string, string>,
          title,
        })
      }
    >
      {window === 'open' ? t('join') : t(window)}
    </Button>
  );
}

'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { groupIdOf } from '@switchboard/chat';
import type { ThreadState } from '@switchboard/chat';
import { useChatState } from '@switchboard/chat/react';
import { IconPhone, IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useNames } from '../../chat/use-names';
import { useCallStarter } from './call-starter';
import type { CallWish } from './call-wish';

/** Calls everybody of a conversation: the other one directly, more of them in a group. */
export function CallButtons({ thread }: { readonly thread: ThreadState }): ReactElement | null {
  const t = useTranslations('call');
  const ask = useCallStarter();
  const self = useChatState((state) => state.self);
  const title = useNames(thread).title();
  if (!ask || thread.membership !== 'member') return null;
  const others = Object.values(thread.participants).filter(({ userId }) => userId !== self);
  const names = Object.fromEntries(others.map(({ userId, name }) => [userId, name]));
  const call = async (video: boolean): Promise<void> => {
    const ids = Object.keys(names);
    const target: CallWish['target'] =
      ids.length === 1
        ? { kind: 'people', ids }
        : { kind: 'group', groupId: await groupIdOf(thread.id) };
    ask({
      target,
      video,
      names,
      title,
      threadId: thread.id,
      check: target.kind === 'group',
    });
  };
  const many = others.length > 1;
  return (
    <>
      {(['audio', 'video'] as const).map((kind) => {
        const label = t(many ? `join.${kind}` : `start.${kind}`);
        return (
          <Tooltip key={kind} label={label}>
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={label}
              disabled={others.length === 0}
              onClick={() => void call(kind === 'video')}
            >
              {kind === 'video' ? <IconVideo size={20} /> : <IconPhone size={20} />}
            </ActionIcon>
          </Tooltip>
        );
      })}
    </>
  );
}

'use client';

import { ActionIcon, Popover, SimpleGrid, Tooltip } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

const EMOJI = [
  ...[
    '😀',
    '😄',
    '😁',
    '😂',
    '🙂',
    '😉',
    '😊',
    '😍',
    '😘',
    '😎',
    '🤔',
    '😐',
    '😕',
    '🙁',
    '😢',
    '😭',
  ],
  ...[
    '😡',
    '😱',
    '🥳',
    '🤝',
    '👍',
    '👎',
    '👏',
    '🙏',
    '💪',
    '👋',
    '👌',
    '✌️',
    '❤️',
    '🔥',
    '🎉',
    '✨',
  ],
  ...[
    '✅',
    '❌',
    '❓',
    '❗',
    '💡',
    '📌',
    '📅',
    '⏰',
    '📞',
    '💻',
    '☕',
    '🍕',
    '🚀',
    '🌱',
    '🌞',
    '🌙',
  ],
];

/** The everyday ones; every other comes from the device's own keyboard. */
export function EmojiPicker({
  onPick,
}: {
  readonly onPick: (emoji: string) => void;
}): ReactElement {
  const t = useTranslations('composer');
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Tooltip label={t('emoji')}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('emoji')}
            onClick={() => setOpened(!opened)}
          >
            <IconMoodSmile size={20} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <SimpleGrid cols={8} spacing={2} verticalSpacing={2}>
          {EMOJI.map((emoji) => (
            <ActionIcon
              key={emoji}
              variant="subtle"
              size="lg"
              aria-label={emoji}
              onClick={() => {
                setOpened(false);
                onPick(emoji);
              }}
            >
              {emoji}
            </ActionIcon>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}

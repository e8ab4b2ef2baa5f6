'use client';

import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { TableWords } from './column.ts';

/** Where one is among pages that are only known one after the other. */
export interface Paging {
  /** For instance "Page 2". */
  readonly label: string;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function TablePaging({
  paging,
  words,
}: {
  readonly paging: Paging;
  readonly words: TableWords;
}): ReactElement | null {
  const { label, onPrevious, onNext } = paging;
  if (!onPrevious && !onNext) return null;
  return (
    <Group component="nav" justify="flex-end" gap="sm" aria-label={label}>
      <Text size="sm" c="dimmed" role="status">
        {label}
      </Text>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        {...pressable(onPrevious)}
      >
        {words.previous}
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        {...pressable(onNext)}
      >
        {words.next}
      </Button>
    </Group>
  );
}

/** A disabled button would lose the focus of who has just pressed it. */
function pressable(onClick: (() => void) | undefined) {
  return onClick ? { onClick } : { 'aria-disabled': true, 'data-disabled': true };
}

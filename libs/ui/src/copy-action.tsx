'use client';

import { Button, CopyButton } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';

/** A button that copies a text, and says for a moment that it has. */
export function CopyAction({
  value,
  words,
  ...button
}: {
  readonly value: string;
  readonly words: { readonly copy: string; readonly copied: string };
} & Pick<ButtonProps, 'variant'>): ReactElement {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          {...button}
          onClick={copy}
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
        >
          {copied ? words.copied : words.copy}
        </Button>
      )}
    </CopyButton>
  );
}

'use client';

import { Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { DecoderSection } from './decoder-section';
import { TestTokenSection } from './test-token-section';

/** A token to try things with, and what any token says. Both are gone when one leaves. */
export function TokenPanel(): ReactElement {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const read = (token: string): void => {
    setText(token);
    field.current?.focus();
  };
  return (
    <Stack gap="lg">
      <TestTokenSection onRead={read} />
      <DecoderSection ref={field} text={text} onChange={setText} />
    </Stack>
  );
}

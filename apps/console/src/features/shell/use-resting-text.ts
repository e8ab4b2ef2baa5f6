'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const TYPING_MS = 200;

export interface RestingText {
  /** What stands in the field. */
  readonly text: string;
  readonly type: (text: string) => void;
}

/** Keeps what is typed as it is typed; asks when the fingers rest. */
export function useRestingText(value: string, onRest: (text: string) => void): RestingText {
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const ask = useDebouncedCallback((wanted: string) => {
    setAsked(wanted);
    onRest(wanted);
  }, TYPING_MS);
  // The address was changed by something else than typing.
  if (value !== asked && value !== text.trim()) {
    setAsked(value);
    setText(value);
  }
  return {
    text,
    type: (typed) => {
      setText(typed);
      ask(typed.trim());
    },
  };
}

'use client';

import { useEffect, useRef } from 'react';

/** As they are told to screen readers; those of well-known products. */
export const answerKeys = {
  video: 'Control+Shift+A',
  audio: 'Control+Shift+S',
  decline: 'Control+Shift+D',
} as const;

export type AnswerKey = keyof typeof answerKeys;
type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const KEYS: Readonly<Record<string, AnswerKey>> = { a: 'video', s: 'audio', d: 'decline' };

/** What a key means to a call that rings, wherever the focus is; Command counts as Control. */
export function answerOf({ key, ctrlKey, metaKey, shiftKey }: Stroke): AnswerKey | undefined {
  return (ctrlKey || metaKey) && shiftKey ? KEYS[key.toLowerCase()] : undefined;
}

/**
 * Answers or declines by keyboard: the focus stays where one writes while it rings.
 *
 * @param act whether it could do so
 */
export function useAnswerKeys(act: (key: AnswerKey) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const key = event.repeat || event.defaultPrevented ? undefined : answerOf(event);
      if (key && latest.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}

import type { KeyboardEvent } from 'react';

const ITEMS = '.conversation-item';

/** Up and down go from one conversation to the next, Home and End to the first and last. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(Math.max(0, Math.min(next, items.length - 1)))?.focus();
}

/** From the search down to what it has found. */
export function focusFirst(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>(ITEMS)?.focus();
}

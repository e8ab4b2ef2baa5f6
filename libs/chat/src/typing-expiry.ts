import type { Clock, Scope } from '@switchboard/kernel';
import { TYPING_MS } from './listen.ts';
import type { ChatAction } from './reduce.ts';

export interface TypingExpiryDeps {
  readonly clock: Clock;
  readonly scope: Scope;
  readonly dispatch: (action: ChatAction) => void;
}

/** @returns what to call when somebody types: the indicator goes when it is not renewed in time */
export function createTypingExpiry({ clock, scope, dispatch }: TypingExpiryDeps) {
  const timers = new Map<string, Disposable>();
  scope.add(() => timers.forEach((timer) => timer[Symbol.dispose]()));
  return (threadId: string): void => {
    timers.get(threadId)?.[Symbol.dispose]();
    const expire = (): void => {
      timers.delete(threadId);
      dispatch({ type: 'typingExpired', threadId, now: clock.now() });
    };
    timers.set(threadId, clock.after(TYPING_MS, expire));
  };
}

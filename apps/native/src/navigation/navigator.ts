import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

export const tabs = ['chats', 'calls', 'people', 'settings'] as const;
export type Tab = (typeof tabs)[number];

/** What lies on top of the tabs. */
export type Screen =
  { readonly name: 'thread'; readonly threadId: string } | { readonly name: 'new-thread' };

export interface Place {
  readonly tab: Tab;
  /** The last one is seen. */
  readonly stack: readonly Screen[];
}

/** Deeper than anybody goes: what is opened beyond takes the place of the lowest. */
const MAX_DEPTH = 10;
const HOME: Place = { tab: 'chats', stack: [] };

export interface Navigator {
  readonly place: Value<Place>;
  show(tab: Tab): void;
  /** Puts a screen on top; the same one is not put there twice. */
  open(screen: Screen): void;
  /** Puts a screen in the place of the one that is seen. */
  replace(screen: Screen): void;
  /** @returns false when there is nothing to go back from: then the system leaves the app */
  back(): boolean;
  /** Goes where an address of the app leads; nowhere when it is none. */
  follow(link: string): void;
  reset(): void;
}

export function createNavigator(): Navigator {
  const place = createValue<Place>(HOME);
  const put = (stack: readonly Screen[]): void =>
    place.set({ ...place.get(), stack: stack.slice(-MAX_DEPTH) });
  const open = (screen: Screen): void => {
    const { stack } = place.get();
    put([...stack.filter((one) => !isSame(one, screen)), screen]);
  };
  return {
    place,
    show: (tab) => place.set({ tab, stack: [] }),
    open,
    replace: (screen) => put([...place.get().stack.slice(0, -1), screen]),
    back() {
      const { tab, stack } = place.get();
      if (stack.length > 0) put(stack.slice(0, -1));
      else if (tab !== HOME.tab) place.set(HOME);
      else return false;
      return true;
    },
    follow(link) {
      const goal = goalOf(link);
      if (goal?.tab) place.set({ tab: goal.tab, stack: [] });
      if (goal?.screen) open(goal.screen);
    },
    reset: () => place.set(HOME),
  };
}

function isSame(a: Screen, b: Screen): boolean {
  if (a.name === 'thread' && b.name === 'thread') return a.threadId === b.threadId;
  return a.name === b.name;
}

/** `switchboard:/threads/19%3A…` or `switchboard://calls`, as Android and iOS write them. */
function goalOf(link: string): { readonly tab: Tab; readonly screen?: Screen } | undefined {
  const [, path = ''] = /^switchboard:\/*(.+?)\/*$/.exec(link) ?? [];
  const [first, second, ...more] = path.split('/');
  if (more.length > 0) return undefined;
  if (first === 'threads' && second) {
    const threadId = decoded(second);
    return threadId ? { tab: 'chats', screen: { name: 'thread', threadId } } : undefined;
  }
  const tab = tabs.find((known) => known === first);
  return tab && second === undefined ? { tab } : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

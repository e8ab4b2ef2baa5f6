'use client';

import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';

interface Said {
  readonly place?: string | undefined;
  readonly count: number;
}

/** More is not told: a tab has no room for it. */
const MAX_COUNT = 99;

const TitleContext = createContext<(change: Partial<Said>) => void>(() => undefined);

/**
 * What the tab is called: where one is, and what waits. The only title of the page, so that what is
 * inside can be more exact than the address is.
 */
export function PageTitle({
  app,
  place,
  children,
}: {
  readonly app: string;
  /** Where one is, unless what is inside knows better. */
  readonly place?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const [said, setSaid] = useState<Said>({ count: 0 });
  const say = useCallback(
    (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change })),
    [],
  );
  return (
    <TitleContext value={say}>
      <title>{titleOf(app, said.place ?? place, said.count)}</title>
      {children}
    </TitleContext>
  );
}

/** Says where one is, while this is shown: the name of a conversation, of a person. */
export function usePlace(place: string | undefined): void {
  const say = use(TitleContext);
  useEffect(() => {
    say({ place });
    return () => say({ place: undefined });
  }, [place, say]);
}

/** Says how much waits to be read, while this is shown. */
export function useTitleCount(count: number): void {
  const say = use(TitleContext);
  useEffect(() => {
    say({ count });
    return () => say({ count: 0 });
  }, [count, say]);
}

function titleOf(app: string, place: string | undefined, count: number): string {
  const waiting = count > MAX_COUNT ? `(${MAX_COUNT}+) ` : count > 0 ? `(${count}) ` : '';
  return waiting + (place ? `${place} – ${app}` : app);
}

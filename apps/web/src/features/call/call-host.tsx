'use client';

import { TokenGeneration } from '@switchboard/page-session';
import type { CredentialSource } from '@switchboard/page-session';
import { lazy, Suspense, use, useCallback, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { CallStarter } from './start/call-starter';
import type { CallWish } from './start/call-wish';

/** Everything of calling is in a chunk of its own: who only writes never loads it before it is idle. */
const CallRoot = lazy(() => import('./call-root'));
/** Where the browser does not say when it is idle. */
const LATER_MS = 1_500;

export interface CallHostProps {
  readonly name: string;
  /** Must stay the same function while the session lasts. */
  readonly source: CredentialSource;
  /** Whether there are conversations to write to as well; a guest of a room has none. */
  readonly writes?: boolean;
  /** Called with once, as soon as calls can be made. */
  readonly first?: CallWish | undefined;
  readonly children: ReactNode;
}

/** Lets what is inside make calls, and makes calls ring anywhere in it. */
export function CallHost({
  name,
  source,
  writes = true,
  first,
  children,
}: CallHostProps): ReactElement {
  const [wishes, setWishes] = useState<readonly CallWish[]>(first ? [first] : []);
  const [idle, setIdle] = useState(false);
  const generation = use(TokenGeneration);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  const ask = useCallback((wish: CallWish) => setWishes((before) => [...before, wish]), []);
  useEffect(() => {
    const again = (): void => setIdle(true);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  const failed = useCallback(() => {
    setWishes([]);
    setIdle(false);
  }, []);
  const taken = useCallback(
    (wish: CallWish) => setWishes((before) => before.filter((one) => one !== wish)),
    [],
  );
  return (
    <CallStarter value={ask}>
      {children}
      {(idle || wishes.length > 0) && (
        <Suspense fallback={null}>
          <CallRoot
            key={generation}
            name={name}
            source={source}
            writes={writes}
            wishes={wishes}
            onTaken={taken}
            onFailed={failed}
          />
        </Suspense>
      )}
    </CallStarter>
  );
}

function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(task, { timeout: LATER_MS * 2 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(task, LATER_MS);
  return () => clearTimeout(timer);
}

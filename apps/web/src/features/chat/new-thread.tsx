'use client';

import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { NewThreadProps } from './new-thread-dialog';

/** Who only reads and answers never loads what people are found and called with. */
const NewThreadDialog = lazy(() => import('./new-thread-dialog'));

/** Asks whom one wants to talk to. Once loaded it stays, so that it can go gently. */
export function NewThread(props: NewThreadProps): ReactElement | null {
  const [wanted, setWanted] = useState(props.opened);
  if (props.opened && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <NewThreadDialog {...props} />
    </Suspense>
  );
}

'use client';

import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { DialProps } from './dial';

/** Who calls no phones never loads what numbers are read with. */
const Dial = lazy(async () => ({ default: (await import('./dial')).Dial }));

/** Asks for a number to call. Once loaded it stays, so that it can go gently. */
export function DialDialog(props: DialProps): ReactElement | null {
  const [wanted, setWanted] = useState(props.opened);
  if (props.opened && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Dial {...props} />
    </Suspense>
  );
}

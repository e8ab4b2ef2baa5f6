import { createContext, createElement, useContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Calling } from '../calling.ts';

const CallingContext = createContext<Calling | undefined>(undefined);

export function CallingProvider({
  calling,
  children,
}: {
  readonly calling: Calling;
  readonly children: ReactNode;
}): ReactElement {
  return createElement(CallingContext, { value: calling }, children);
}

/** @throws Error outside of a provider */
export function useCalling(): Calling {
  const calling = useContext(CallingContext);
  if (!calling) throw new Error('useCalling needs a <CallingProvider> around it.');
  return calling;
}

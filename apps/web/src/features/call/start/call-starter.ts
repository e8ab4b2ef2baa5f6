'use client';

import { createContext, useContext } from 'react';
import type { CallWish } from './call-wish';

/** Asks for a call, from anywhere inside the host of calls, and knows nothing of what they are made of. */
export const CallStarter = createContext<((wish: CallWish) => void) | undefined>(undefined);

/** Asks for a call; `undefined` where there are none, as for a guest of a conversation. */
export function useCallStarter(): ((wish: CallWish) => void) | undefined {
  return useContext(CallStarter);
}

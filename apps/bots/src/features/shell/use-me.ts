'use client';

import type { Role } from '@switchboard/identity';
import { createContext, use } from 'react';

/** Who looks at the bots. */
export interface Me {
  readonly name: string;
  readonly role: Role;
}

export const MeContext = createContext<Me | undefined>(undefined);

/** @throws Error outside of `MemberGate` */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Put it inside of MemberGate.');
  return me;
}

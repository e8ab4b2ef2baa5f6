'use client';

import { createContext, useContext } from 'react';
import type { Role } from '@switchboard/identity';

/** Who is at the console. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Their communication identity; null until they first need one. */
  readonly userId: string | null;
}

export const MeContext = createContext<Me | undefined>(undefined);

/** @throws Error outside of `StaffGate` */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Put it inside of StaffGate.');
  return me;
}

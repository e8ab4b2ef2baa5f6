import {
  IconHourglass,
  IconPlugConnectedX,
  IconTrash,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

/** Where an identity can stand that nobody has, in the order of its life. */
export const STATES = ['reserved', 'created', 'deleting', 'lost'] as const;
export type LedgerState = (typeof STATES)[number];

interface Look {
  readonly icon: Icon;
  readonly colour: string;
}

export const LOOKS: Readonly<Record<LedgerState, Look>> = {
  reserved: { icon: IconHourglass, colour: 'blue' },
  created: { icon: IconUserQuestion, colour: 'indigo' },
  deleting: { icon: IconTrash, colour: 'orange' },
  lost: { icon: IconPlugConnectedX, colour: 'gray' },
};

export function isLedgerState(value: string): value is LedgerState {
  return STATES.some((state) => state === value);
}

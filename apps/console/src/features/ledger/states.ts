import {
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconPlugConnectedX,
  IconTrash,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

/** Where an identity stands that nobody has, in the order of its life. */
export const LEFT_OVER = ['reserved', 'created', 'deleting', 'lost'] as const;
/** Where any identity can stand: in use, left over, or gone. */
export const STATES = ['active', ...LEFT_OVER, 'deleted'] as const;
export type LedgerState = (typeof STATES)[number];

interface Look {
  readonly icon: Icon;
  readonly colour: string;
}

export const LOOKS: Readonly<Record<LedgerState, Look>> = {
  active: { icon: IconCircleCheck, colour: 'green' },
  reserved: { icon: IconHourglass, colour: 'blue' },
  created: { icon: IconUserQuestion, colour: 'indigo' },
  deleting: { icon: IconTrash, colour: 'orange' },
  lost: { icon: IconPlugConnectedX, colour: 'gray' },
  deleted: { icon: IconCircleDashed, colour: 'gray' },
};

export function isLedgerState(value: string | null): value is LedgerState {
  return STATES.some((state) => state === value);
}

export function isLeftOver(value: string): boolean {
  return LEFT_OVER.some((state) => state === value);
}

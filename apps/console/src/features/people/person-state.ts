import type { PersonState } from './people-filter';

interface AccountDates {
  readonly blockedAt: string | null;
  readonly erasedAt: string | null;
}

export function stateOf({ blockedAt, erasedAt }: AccountDates): PersonState {
  if (erasedAt !== null) return 'erased';
  return blockedAt === null ? 'active' : 'blocked';
}

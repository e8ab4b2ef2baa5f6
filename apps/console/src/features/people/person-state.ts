import type { PersonState } from './people-filter';

interface Standing {
  readonly blockedAt: string | null;
  readonly erasedAt: string | null;
}

export function stateOf({ blockedAt, erasedAt }: Standing): PersonState {
  if (erasedAt !== null) return 'erased';
  return blockedAt === null ? 'active' : 'blocked';
}

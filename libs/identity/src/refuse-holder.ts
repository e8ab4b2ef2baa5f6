import type { Role } from './role.ts';

/** What a decision about access needs to know of somebody. */
export interface TokenHolder {
  readonly role: Role;
  readonly blocked: boolean;
  readonly erased: boolean;
}

export type HolderRefusal = 'blocked' | 'erased';

/** Who gets nothing, whatever their role would have. */
export function refuseHolder(holder: TokenHolder): HolderRefusal | undefined {
  if (holder.erased) return 'erased';
  return holder.blocked ? 'blocked' : undefined;
}

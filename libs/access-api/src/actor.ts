import type { Role } from '@switchboard/identity';

/** Whoever stands behind a request, freshly read: a blocked person is noticed at once. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly userId: string | null;
  readonly blocked: boolean;
  readonly erased: boolean;
}

/** Who asked, and in which request: what every audited action carries. */
export interface Origin {
  readonly actor: Actor;
  readonly requestId: string;
}

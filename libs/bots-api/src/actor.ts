import type { Role } from '@switchboard/identity';

/** Whoever stands behind a request, as the trusted service knows them. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

import type { Role } from '@switchboard/identity';

/** Who asks, as the trusted service knows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Their communication identity, by which they are rung; null until they have had a token. */
  readonly userId?: string | null;
}

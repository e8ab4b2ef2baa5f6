import type { Role } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';

export interface Contact {
  readonly personId: string;
  readonly name: string;
  readonly userId: string;
}

/** Who a communication identity belongs to. */
export interface Known {
  readonly userId: string;
  readonly name: string;
  /** They came by an invitation, and chose the name themselves. */
  readonly guest: boolean;
}

export interface DirectoryService {
  search(
    origin: Origin,
    query: string,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly role: Role }[]>;
  contact(origin: Origin, personIds: readonly string[]): Promise<readonly Contact[]>;
  /** Leaves out whom nobody knows, and for a guest whoever is not where they were invited to. */
  names(origin: Origin, userIds: readonly string[]): Promise<readonly Known[]>;
}

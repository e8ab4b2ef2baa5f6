import type { Role } from '@switchboard/identity';
import type { Origin } from '../actor.ts';

export interface Contact {
  readonly personId: string;
  readonly name: string;
  readonly userId: string;
}

export interface DirectoryService {
  search(
    origin: Origin,
    query: string,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly role: Role }[]>;
  contact(origin: Origin, personIds: readonly string[]): Promise<readonly Contact[]>;
  names(
    userIds: readonly string[],
  ): Promise<readonly { readonly userId: string; readonly name: string }[]>;
}

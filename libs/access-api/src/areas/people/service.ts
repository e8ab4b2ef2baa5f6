import type { Role } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';
import type { CsvPage, Page, PageRequest } from '../../page.ts';
import type { RecordedAuditEntry } from '../audit/service.ts';
import type { LedgerRecord } from '../ledger/service.ts';
import type { Ending, IssuedTokenRecord } from '../tokens/service.ts';

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly userId: string | null;
  readonly blockedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly createdAt: Date;
  /** When they last got a token, to the minute. */
  readonly lastActiveAt: Date | null;
}

export const personStates = ['active', 'blocked', 'erased'] as const;
export const peopleOrders = ['name', 'createdAt', 'lastActiveAt'] as const;

export interface PeopleFilter {
  /** How words of the name or the address begin. */
  readonly query?: string | undefined;
  readonly role?: Role | undefined;
  /** All but the erased when absent. */
  readonly state?: (typeof personStates)[number] | undefined;
}

export interface PeopleOrder {
  readonly by: (typeof peopleOrders)[number];
  readonly descending: boolean;
}

export interface NewPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly role: Role;
}

/** What an admin needs to know of one person. */
export interface PersonFile {
  readonly person: PersonRecord;
  /** Who vouches for them, and as whom; a guest's is of our own making. */
  readonly provider: { readonly issuer: string; readonly subject: string };
  readonly identities: readonly LedgerRecord[];
  readonly budget: { readonly spentToday: number; readonly perDay: number };
  /** Relay credentials. */
  readonly relays: {
    readonly mayRelay: boolean;
    readonly spentToday: number;
    readonly perDay: number;
  };
  /** The latest first. */
  readonly tokens: readonly IssuedTokenRecord[];
  readonly holdings: Holdings;
}

/** How much of each there is that belongs to somebody, and goes with them. */
export interface Holdings {
  readonly identities: number;
  readonly tokens: number;
  readonly rooms: number;
  readonly memberships: number;
  readonly invitations: number;
  readonly calls: number;
}

export interface PeopleService {
  exportPage(
    request: Omit<PageRequest, 'limit'> & PeopleFilter & { readonly order: PeopleOrder },
  ): Promise<CsvPage>;
  get(personId: string): Promise<PersonFile>;
  /** What was done by and to somebody, the latest first. */
  timeline(personId: string, request: PageRequest): Promise<Page<RecordedAuditEntry>>;
  /** A name that is given here stays, whatever the provider says. */
  update(
    origin: Origin,
    personId: string,
    change: { readonly name?: string | undefined; readonly email?: string | null | undefined },
  ): Promise<PersonRecord>;
  list(
    request: PageRequest & PeopleFilter & { readonly order: PeopleOrder },
  ): Promise<Page<PersonRecord>>;
  create(origin: Origin, person: NewPerson): Promise<PersonRecord>;
  block(origin: Origin, personId: string, reason?: string): Promise<Ending>;
  unblock(origin: Origin, personId: string, reason?: string): Promise<void>;
  setRole(origin: Origin, personId: string, role: Role): Promise<Ending>;
  /** Ends every token of a person at ACS. */
  revokeTokens(origin: Origin, personId: string, reason?: string): Promise<Ending>;
  /** One of the list of somebody's sign-ins is over, and so are their tokens. */
  endSession(origin: Origin, personId: string, id: string): Promise<void>;
  /** All of them, but for the one that this is asked for with. */
  endSessions(origin: Origin, personId: string, kept: string | undefined): Promise<void>;
  /**
   * Ends what somebody holds at the relay. @returns how many allocations, if relays tell
   *
   * @throws PlatformError `not-ours` where there is no control plane, `no-identity`
   */
  endRelay(
    origin: Origin,
    personId: string,
  ): Promise<{ readonly known: boolean; readonly ended: number }>;
  erase(origin: Origin, personId: string, reason?: string): Promise<void>;
}

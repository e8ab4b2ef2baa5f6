import { isAcsUserId } from '@switchboard/kernel';
import { isPersonId } from '../people/person-id';
import { isLedgerState } from './states';
import type { LedgerState } from './states';

const MAX_IDENTITY = 100;

export interface LedgerFilter {
  readonly state: LedgerState | null;
  readonly personId: string | null;
  /** As it was typed; only a whole identity can be found. */
  readonly userId: string;
}

export const NO_FILTER: LedgerFilter = { state: null, personId: null, userId: '' };

/** What an address asks for; what it does not know is as if it were not there. */
export function readLedgerFilter(params: Pick<URLSearchParams, 'get'>): LedgerFilter {
  const state = params.get('state');
  const personId = params.get('person');
  return {
    state: isLedgerState(state) ? state : null,
    personId: isPersonId(personId) ? personId : null,
    userId: (params.get('identity') ?? '').trim().slice(0, MAX_IDENTITY),
  };
}

/** The part of an address that asks for it; empty for everything. */
export function writeLedgerFilter({ state, personId, userId }: LedgerFilter): string {
  const search = new URLSearchParams();
  if (state) search.set('state', state);
  if (personId) search.set('person', personId);
  if (userId) search.set('identity', userId);
  return search.size > 0 ? `?${search}` : '';
}

/** Can it be asked for? What is no identity belongs to nobody. */
export function isAskable({ userId }: LedgerFilter): boolean {
  return userId === '' || isAcsUserId(userId);
}

/** Does it leave anything out? */
export function isNarrow({ state, personId, userId }: LedgerFilter): boolean {
  return state !== null || personId !== null || userId !== '';
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ state, personId, userId }: LedgerFilter) {
  return { ...(state && { state }), ...(personId && { personId }), ...(userId && { userId }) };
}

import type { Limits } from '../../platform/limits/limits.ts';
import { anonymousTag, issueCredential, personTag } from './credentials.ts';
import type { RelayPeople } from './people.ts';
import type { Relay, RelayGrant } from './port.ts';
import type { RelaySource } from './source.ts';

/** What counts as issuing to one person, for the limits. */
const PER_PERSON = 'Relay_IssueForPerson';
/** Longer than a call lasts, shorter than a user token may live twice. */
const CALL_LIFETIME_SECONDS = 86_400;

export interface RelayDeps {
  readonly source: Pick<RelaySource, 'secret' | 'urls'>;
  readonly people: RelayPeople;
  readonly limits: Limits;
  /** Of somebody's tokens; `undefined` for who is no identity of ours. */
  readonly generation: (userId: string) => Promise<number | undefined>;
  /** The machine's time, as relays judge by it. */
  readonly machineTime: () => number;
}

export function createRelay({ source, people, limits, generation, machineTime }: RelayDeps): Relay {
  const { secret, urls } = source;
  const issueTo = async (tag: string, seconds: number): Promise<RelayGrant> => {
    const found = await urls();
    const issued = issueCredential(secret, tag, seconds, machineTime());
    const { username, credential, expiresMs } = issued;
    const iceServers = found.length === 0 ? [] : [{ urls: found, username, credential }];
    return { iceServers, expiresMs };
  };
  const issue = async (userId: string | undefined, seconds: number): Promise<RelayGrant> => {
    if (userId === undefined) return issueTo(anonymousTag(), seconds);
    // First, so that who is ended meanwhile gets credentials that are over.
    const tag = people.tagOf(userId);
    await limits.consume(PER_PERSON, { user: personTag(secret, userId) });
    people.issued(tag, { userId, generation: (await generation(userId)) ?? 0 });
    return issueTo(tag, seconds);
  };
  return { issue, iceServersFor: (userId) => issue(userId, CALL_LIFETIME_SECONDS) };
}

import type { Limits } from '../../platform/limits/limits.ts';
import type { Relay, RelayGrant } from './port.ts';
import { anonymousTag, issueCredential, personTag } from './credentials.ts';

/** What counts as issuing to one person, for the limits. */
const PER_PERSON = 'Relay_IssueForPerson';
/** Longer than a call lasts, shorter than a user token may live twice. */
const CALL_LIFETIME_SECONDS = 86_400;

/** Where relays are, and the secret they share with us. */
export interface RelaySource {
  readonly secret: string;
  /** None while there is no relay. */
  readonly urls: () => Promise<readonly string[]>;
}

export interface RelayDeps {
  readonly source: RelaySource;
  readonly limits: Limits;
  /** The machine's time, as relays judge by it. */
  readonly machineTime: () => number;
}

export function createRelay({ source, limits, machineTime }: RelayDeps): Relay {
  const { secret } = source;
  const issue = async (userId: string | undefined, seconds: number): Promise<RelayGrant> => {
    const tag = userId === undefined ? anonymousTag() : personTag(secret, userId);
    if (userId !== undefined) await limits.consume(PER_PERSON, { user: tag });
    const urls = await source.urls();
    const { username, credential, expiresMs } = issueCredential(
      secret,
      tag,
      seconds,
      machineTime(),
    );
    return { iceServers: urls.length === 0 ? [] : [{ urls, username, credential }], expiresMs };
  };
  return { issue, iceServersFor: (userId) => issue(userId, CALL_LIFETIME_SECONDS) };
}

import type { Clock } from '@switchboard/kernel';
import * as oidc from 'openid-client';
import type { StoredSession } from './session.ts';
import { sessionOf } from './token-answer.ts';

/** Requests that left the page with the old cookie still arrive for a while after the refresh. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 10_000;

/**
 * Refreshes a session once, however many requests carry it: providers that rotate refresh tokens
 * take a second use of one for theft and end the whole session.
 */
export function createRefresher(
  client: () => Promise<oidc.Configuration>,
  parameters: Record<string, string>,
  clock: Clock,
): (stored: StoredSession) => Promise<StoredSession | undefined> {
  const running = new Map<string, Promise<StoredSession | undefined>>();
  return (stored) => {
    const { refreshToken } = stored;
    if (!refreshToken) return Promise.resolve(undefined);
    const known = running.get(refreshToken);
    if (known) return known;
    const refreshed = refresh(client, parameters, stored, refreshToken, clock);
    if (running.size < MAX_REMEMBERED) running.set(refreshToken, refreshed);
    const expire = (): void => void running.delete(refreshToken);
    refreshed.then(() => clock.after(REMEMBERED_MS, expire), expire);
    return refreshed;
  };
}

/** @returns undefined when the provider says the session is over */
async function refresh(
  client: () => Promise<oidc.Configuration>,
  parameters: Record<string, string>,
  stored: StoredSession,
  refreshToken: string,
  clock: Clock,
): Promise<StoredSession | undefined> {
  try {
    const answer = await oidc.refreshTokenGrant(await client(), refreshToken, parameters);
    return { ...stored, ...sessionOf(answer, stored, clock) };
  } catch (error) {
    if (error instanceof oidc.ResponseBodyError) return undefined;
    throw error;
  }
}

import type { Origin, PeopleService, SessionService, TokenService } from '@switchboard/access-api';

export interface EndingTools {
  readonly sessions: Pick<SessionService, 'endListed' | 'endOthers'>;
  readonly tokens: Pick<TokenService, 'revokeAfterSignOut'>;
}

/**
 * Ends sign-ins of somebody, and then their tokens: before, a new one could be had in between.
 *
 * @param find refuses whoever is not one's charge
 */
export function endSessions(
  { sessions, tokens }: EndingTools,
  find: (origin: Origin, personId: string) => Promise<unknown>,
): Pick<PeopleService, 'endSession' | 'endSessions'> {
  return {
    async endSession(origin, personId, id) {
      await find(origin, personId);
      await sessions.endListed(origin, personId, id);
      await tokens.revokeAfterSignOut(origin, personId, 'session.end');
    },

    async endSessions(origin, personId, kept) {
      await find(origin, personId);
      await sessions.endOthers(origin, personId, kept);
      await tokens.revokeAfterSignOut(origin, personId, 'session.end-others');
    },
  };
}

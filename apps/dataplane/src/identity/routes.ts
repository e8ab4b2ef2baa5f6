import type { FastifyInstance } from 'fastify';
import { createIdentityBody, issueTokenBody, teamsExchangeBody } from '@switchboard/acs-wire';
import type { AccessToken, TokenScope } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Realtime } from '../realtime-port.ts';
import { read } from '../wire/body.ts';
import { WireError } from '../wire/errors.ts';
import { mountKeyOperations } from '../wire/mount.ts';
import type { Gate } from '../wire/mount.ts';
import { created, noContent, ok } from '../wire/operation.ts';
import type { Call } from '../wire/operation.ts';
import type { UserTokens } from '../wire/user-tokens.ts';
import { assertScopes, identityNotOwned, lifetimeMinutes, newUserId } from './identity.ts';
import { identityOperations } from './operations.ts';
import type { IdentityStore } from './store.ts';

export interface IdentityDeps {
  readonly store: IdentityStore;
  readonly tokens: UserTokens;
  readonly realtime: Pick<Realtime, 'closeSessions'>;
  readonly clock: Clock;
  readonly resourceId: string;
  /** Who is gone is invited nowhere any more. */
  readonly rooms: { removePerson(userId: string): Promise<void> };
}

export function identityRoutes(app: FastifyInstance, gate: Gate, deps: IdentityDeps): void {
  const { store, tokens, realtime, clock, resourceId, rooms } = deps;

  const issue = (userId: string, generation: number, asked: Asked): Promise<AccessToken> => {
    const { scopes, minutes } = checked(asked);
    return tokens.issue({ userId, scopes, minutes, generation });
  };

  mountKeyOperations(app, gate, identityOperations, {
    async create({ body }) {
      const { createTokenWithScopes = [], expiresInMinutes } = read(createIdentityBody, body) ?? {};
      const asked = { scopes: createTokenWithScopes, expiresInMinutes };
      const wantsToken = createTokenWithScopes.length > 0;
      if (wantsToken) checked(asked);
      const id = newUserId(resourceId, clock.now());
      await store.create(id, clock.now());
      const accessToken = wantsToken ? await issue(id, 0, asked) : undefined;
      return created({ identity: { id }, ...(accessToken ? { accessToken } : {}) });
    },

    async remove(call) {
      const id = identityOf(call);
      // First, while there is still somebody to name; removed twice does no harm.
      await rooms.removePerson(id);
      if (!(await store.remove(id))) throw identityNotOwned();
      realtime.closeSessions(id);
      return noContent;
    },

    async revoke(call) {
      const id = identityOf(call);
      if (!(await store.revoke(id))) throw identityNotOwned();
      realtime.closeSessions(id);
      return noContent;
    },

    async issue(call) {
      const asked = read(issueTokenBody, call.body ?? {});
      checked(asked);
      const id = identityOf(call);
      const generation = await store.currentGeneration(id);
      if (generation === undefined) throw identityNotOwned();
      return ok(await issue(id, generation, asked));
    },

    async exchange({ body }) {
      read(teamsExchangeBody, body);
      throw new WireError(401, 'InvalidAccessToken', 'Provided access token is not valid.');
    },
  });
}

interface Asked {
  readonly scopes: readonly TokenScope[];
  readonly expiresInMinutes?: number | undefined;
}

function checked(asked: Asked): { scopes: readonly TokenScope[]; minutes: number } {
  assertScopes(asked.scopes);
  return { scopes: asked.scopes, minutes: lifetimeMinutes(asked.expiresInMinutes) };
}

function identityOf(call: Call): string {
  return call.params['id'] ?? '';
}

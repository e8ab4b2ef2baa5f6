import type { FastifyInstance } from 'fastify';
import { createIdentityBody, issueTokenBody, teamsExchangeBody } from '@switchboard/acs-wire';
import type { AccessToken, TokenScope } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { read } from '../../platform/wire/body.ts';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import { created, noContent, ok } from '../../platform/wire/operation.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';
import type { UserTokens } from '../../platform/user-tokens/user-tokens.ts';
import {
  assertScopes,
  hasCustomIds,
  identityNotOwned,
  lifetimeMinutes,
  newUserId,
  presentIdentity,
  refuseTeamsToken,
} from './identity.ts';
import { identityOperations } from './operations.ts';
import type { IdentityStore } from './store.ts';

export interface IdentityDeps {
  readonly store: IdentityStore;
  readonly tokens: UserTokens;
  readonly clock: Clock;
  readonly resourceId: string;
  /** Others let go of the person first, while there is still somebody to name. */
  readonly beforeRemoving: (userId: string) => Promise<void>;
  /** Has every client of the person leave. */
  readonly endAccess: (userId: string) => void;
}

export function identityRoutes(app: FastifyInstance, gate: Gate, deps: IdentityDeps): void {
  const { store, tokens, clock, resourceId } = deps;

  const issue = async (userId: string, generation: number, asked: Asked): Promise<AccessToken> => {
    const { scopes, minutes } = checked(asked);
    await store.noteToken(userId, clock.now());
    return tokens.issue({ userId, scopes, minutes, generation });
  };

  mountKeyOperations(app, gate, identityOperations, {
    async create(request) {
      const wanted = read(createIdentityBody, request.body ?? {});
      const { createTokenWithScopes: scopes = [], expiresInMinutes } = wanted;
      const asked = { scopes, expiresInMinutes };
      if (scopes.length > 0) checked(asked);
      const customId = hasCustomIds(request) ? wanted.customId : undefined;
      const made = await store.create(newUserId(resourceId, clock.now()), clock.now(), customId);
      if (scopes.length === 0) return created({ identity: presentIdentity(made, request) });
      const accessToken = await issue(made.id, made.generation, asked);
      const identity = { ...made, lastTokenIssuedMs: clock.now() };
      return created({ identity: presentIdentity(identity, request), accessToken });
    },

    async get(request) {
      const found = await store.find(identityOf(request));
      if (!found) throw identityNotOwned();
      return ok(presentIdentity(found, request));
    },

    async remove(request) {
      const id = identityOf(request);
      // Done twice it does no harm.
      await deps.beforeRemoving(id);
      if (!(await store.remove(id))) throw identityNotOwned();
      deps.endAccess(id);
      return noContent;
    },

    async revoke(request) {
      const id = identityOf(request);
      if (!(await store.revoke(id))) throw identityNotOwned();
      deps.endAccess(id);
      return noContent;
    },

    async issue(request) {
      const asked = read(issueTokenBody, request.body ?? {});
      checked(asked);
      const id = identityOf(request);
      const generation = await store.currentGeneration(id);
      if (generation === undefined) throw identityNotOwned();
      return ok(await issue(id, generation, asked));
    },

    async exchange({ body }) {
      throw refuseTeamsToken(read(teamsExchangeBody, body));
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

function identityOf(request: OperationRequest): string {
  return request.params['id'] ?? '';
}

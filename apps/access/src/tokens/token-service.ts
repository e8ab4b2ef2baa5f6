import { accessError } from '@switchboard/access-api';
import type {
  AuditService,
  CommunicationToken,
  Origin,
  TokenService,
} from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { decideToken, roles } from '@switchboard/identity';
import type { TokenRefusal, TokenRequest, TokenScope } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { currentDevice } from '../http/current-request.ts';
import { newId } from '../ids.ts';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { changeOf } from '../people/change-of.ts';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import type { Budget } from './budget.ts';
import { countHolders } from './count-holders.ts';
import type { Revocations } from './revocations.ts';
import { revokeSome } from './revoke-some.ts';

export interface TokenTools {
  readonly client: PrismaClient;
  readonly gateway: IdentityGateway;
  readonly ledger: Ledger;
  readonly audit: AuditService;
  readonly budget: Budget;
  readonly revocations: Revocations;
  readonly policy: Pick<PolicyKeeper, 'read'>;
  readonly clock: Clock;
}

const REFUSALS: Readonly<Record<TokenRefusal, () => PlatformError>> = {
  blocked: () => accessError('person-blocked', 'This account is blocked.'),
  erased: () => accessError('person-erased', 'This account no longer exists.'),
  'no-scope': () => accessError('no-scope', 'Ask for at least one scope.', { target: 'scopes' }),
  'scope-not-allowed': () =>
    accessError('scope-not-allowed', 'Your role has no such scope.', {
      target: 'scopes',
    }),
  'lifetime-too-long': () =>
    accessError('lifetime-too-long', 'Your role gets no token this long.', {
      target: 'lifetimeMinutes',
    }),
  'lifetime-too-short': () =>
    accessError('lifetime-too-short', 'A token lives at least an hour.', {
      target: 'lifetimeMinutes',
    }),
};

export function createTokenService(tools: TokenTools): TokenService {
  const { client, clock } = tools;
  const { revocations } = tools;
  const revokeBy =
    (plan: Revocations['plan']): TokenService['revoke'] =>
    async (origin, personId, reason) => {
      const person = await client.person.findUnique({ where: { id: personId } });
      if (!person) throw accessError('person-not-found', 'No such person.');
      return revocations.carryOut(await plan(client, origin, person, reason));
    };
  const revoke = revokeBy(revocations.plan);
  return {
    issue: (origin, request) => issue(tools, origin, request),
    revoke,
    revokeAfterSignOut: revokeBy(revocations.planAfterSignOut),
    async holders() {
      const counts = await countHolders(client, clock, roles);
      return roles.map((role) => ({ role, holders: counts.get(role) ?? 0 }));
    },
    revokeSome: revokeSome(client, clock, revoke),
  };
}

async function issue(
  tools: TokenTools,
  origin: Origin,
  request: TokenRequest,
): Promise<CommunicationToken> {
  const { actor, requestId } = origin;
  const policy = await tools.policy.read();
  const decision = decideToken(policy, actor, request);
  if (!decision.granted) throw REFUSALS[decision.refusal]();
  await tools.budget.spend(actor.id, actor.role, policy[actor.role]);
  const { scopes, lifetimeMinutes } = decision;
  const { token, expiresOn, userId } = await tools.ledger.withIdentity(
    actor.id,
    requestId,
    async (id) => ({
      ...(await tools.gateway.issueToken(id, scopes, lifetimeMinutes)),
      userId: id,
    }),
  );
  await refuseIfChanged(tools, origin, userId);
  await write(tools, origin, { userId, scopes, expiresOn });
  return { token, expiresOn, userId };
}

/** A block that came while ACS was answering has revoked too early: this token goes as well. */
async function refuseIfChanged({ client, gateway }: TokenTools, { actor }: Origin, userId: string) {
  const change = await changeOf(client, actor);
  if (!change) return;
  await gateway.revokeTokens(userId);
  throw REFUSALS[change]();
}

async function write(
  { client, audit, clock }: TokenTools,
  { actor, requestId }: Origin,
  issued: {
    readonly userId: string;
    readonly scopes: readonly TokenScope[];
    readonly expiresOn: Date;
  },
): Promise<void> {
  const at = new Date(clock.now());
  await client.issuedToken.create({
    data: {
      id: newId('tok', clock),
      personId: actor.id,
      acsUserId: issued.userId,
      scopes: [...issued.scopes],
      issuedAt: at,
      expiresAt: issued.expiresOn,
      requestId,
      ...currentDevice(),
    },
  });
  const minuteAgo = new Date(at.getTime() - 60_000);
  await client.person.updateMany({
    where: {
      id: actor.id,
      OR: [{ lastActiveAt: null }, { lastActiveAt: { lt: minuteAgo } }],
    },
    data: { lastActiveAt: at },
  });
  await audit.record({
    actorId: actor.id,
    action: 'token.issue',
    subjectId: actor.id,
    outcome: 'done',
    reason: issued.scopes.join(','),
    requestId,
  });
}

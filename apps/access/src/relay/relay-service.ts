import { accessError } from '@switchboard/access-api';
import type { AuditService, IssuedRelay, Origin, RelayService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { decideRelay } from '@switchboard/identity';
import type { RelayRefusal, RelayRequest } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Ledger } from '../ledger/ledger.ts';
import { changeOf } from '../people/change-of.ts';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import type { Budget } from '../tokens/budget.ts';
import { relayNotAvailable } from './relay-gateway.ts';
import type { RelayGateway } from './relay-gateway.ts';

export interface RelayTools {
  readonly client: PrismaClient;
  /** Absent where relays were retired. */
  readonly gateway: RelayGateway | undefined;
  readonly ledger: Pick<Ledger, 'withIdentity'>;
  readonly audit: Pick<AuditService, 'record'>;
  readonly budget: Pick<Budget, 'spendRelay'>;
  readonly policy: Pick<PolicyKeeper, 'read'>;
}

const target = 'lifetimeMinutes';
const REFUSALS: Readonly<Record<RelayRefusal, () => PlatformError>> = {
  blocked: () => accessError('person-blocked', 'This account is blocked.'),
  erased: () => accessError('person-erased', 'This account no longer exists.'),
  'relay-not-allowed': () => accessError('relay-not-allowed', 'Your role may not relay.'),
  'lifetime-too-long': () =>
    accessError('lifetime-too-long', 'Your role may not relay this long.', { target }),
  'lifetime-too-short': () =>
    accessError('lifetime-too-short', 'Relay credentials live at least a minute.', { target }),
};

export function createRelayService(tools: RelayTools): RelayService {
  return { issue: (origin, request) => issue(tools, origin, request) };
}

async function issue(
  tools: RelayTools,
  origin: Origin,
  request: RelayRequest,
): Promise<IssuedRelay> {
  const { gateway, ledger, budget, client } = tools;
  const { actor, requestId } = origin;
  const policy = await tools.policy.read();
  const decision = decideRelay(policy, actor, request);
  if (!decision.granted) throw REFUSALS[decision.refusal]();
  if (!gateway) throw relayNotAvailable();
  await budget.spendRelay(actor.id, policy[actor.role]);
  const { lifetimeMinutes } = decision;
  const issued = await ledger.withIdentity(actor.id, requestId, (userId) =>
    gateway.issue(userId, lifetimeMinutes),
  );
  // Nobody has seen these: not handing them over is enough.
  const change = await changeOf(client, actor);
  if (change) throw REFUSALS[change]();
  await write(tools, origin, lifetimeMinutes);
  return issued;
}

async function write({ audit }: RelayTools, { actor, requestId }: Origin, minutes: number) {
  await audit.record({
    actorId: actor.id,
    action: 'relay.issue',
    subjectId: actor.id,
    outcome: 'done',
    reason: `${minutes} min`,
    requestId,
  });
}

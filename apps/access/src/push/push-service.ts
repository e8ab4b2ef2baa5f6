import { accessError } from '@switchboard/access-api';
import type {
  AuditService,
  Origin,
  Page,
  PageRequest,
  PushDelivery as LoggedPush,
  PushFilter,
  PushInstallation as Device,
  PushService,
  TokenService,
} from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { PushDelivery, PushInstallation } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import type { ControlPlane } from '../control/control-plane.ts';
import type { Names } from '../live/names.ts';
import { findManaged } from '../people/person-changes.ts';
import { roleOf } from '../people/person-view.ts';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import type { Sessions } from '../sessions/session-service.ts';
import type { Claims } from './claims.ts';

export interface PushTools {
  readonly plane: Pick<ControlPlane, 'ask'>;
  readonly client: PrismaClient;
  readonly claims: Pick<Claims, 'claim'>;
  readonly sessions: Pick<Sessions, 'endOfDevice'>;
  readonly tokens: Pick<TokenService, 'revokeAfterSignOut'>;
  readonly policy: Pick<PolicyKeeper, 'read'>;
  readonly names: Pick<Names, 'ofUsers'>;
  readonly audit: Pick<AuditService, 'record'>;
}

/** Devices that are woken, and what became of that, over the control plane. */
export function createPushService(tools: PushTools): PushService {
  const { plane, client, claims, sessions, tokens, policy, audit } = tools;
  const find = findManaged(client);
  const isAllowed: PushService['isAllowed'] = async (role) =>
    (await policy.read())[role].mayGetPushes;
  const note = ({ actor, requestId }: Origin, action: string, subjectId: string) =>
    audit.record({ actorId: actor.id, action, subjectId, outcome: 'done', requestId });
  return {
    isAllowed,

    async installations(personId) {
      const { push } = plane.ask();
      const person = await client.person.findUnique({ where: { id: personId } });
      if (!person) throw accessError('person-not-found', 'No such person.');
      if (!person.acsUserId) return [];
      if (await isAllowed(roleOf(person))) {
        return (await push.installations(person.acsUserId)).map(deviceOf);
      }
      await push.removeInstallationsOf([person.acsUserId]);
      return [];
    },

    claim: ({ actor }, sessionId, device) => claims.claim(actor.id, sessionId, device),

    async removeOwn(origin, id, current) {
      const { push } = plane.ask();
      const { id: personId, userId } = origin.actor;
      if (!userId) return;
      // First, or the app on it registers again with a new token.
      const isOver = await sessions.endOfDevice(origin, id, current);
      if (isOver) await tokens.revokeAfterSignOut(origin, personId, 'push.remove');
      await push.removeInstallation(userId, id);
      await note(origin, 'push.remove', personId);
    },

    async remove(origin, personId, id) {
      const { acsUserId } = await find(origin, personId);
      const { push } = plane.ask();
      if (!acsUserId) return;
      await push.removeInstallation(acsUserId, id);
      await note(origin, 'push.remove', personId);
    },

    async test(origin, personId, id) {
      const { acsUserId } = await find(origin, personId);
      const { push } = plane.ask();
      if (!acsUserId) throw accessError('no-identity', 'This person has no identity.');
      const eventId = await push.test(acsUserId, id).catch(refuseUnknown);
      await note(origin, 'push.test', personId);
      return eventId;
    },

    services: async () => plane.ask().push.services(),
    deliveries: (request) => deliveries(tools, request),
  };
}

async function deliveries(
  { plane, client, names }: PushTools,
  { cursor: after, personId, ...request }: PageRequest & PushFilter,
): Promise<Page<LoggedPush>> {
  const { push } = plane.ask();
  const userId = personId === undefined ? undefined : await userOf(client, personId);
  // Whoever never had an identity was never told of anything.
  if (userId === null) return { items: [], cursor: null };
  const found = await push.deliveries({ ...request, after, userId }).catch(refuseCursor);
  const known = await names.ofUsers(found.value.map((one) => one.userId));
  const items = found.value.map((one): LoggedPush => {
    const person = known.get(one.userId);
    const { id, installationId, service, attempts, bytes } = one;
    return {
      ...{ ...outcomeOf(one), id, installationId, service, attempts, bytes },
      person: { id: person?.id ?? null, name: person?.name ?? null },
    };
  });
  return { items, cursor: found.after ?? null };
}

async function userOf(client: PrismaClient, personId: string): Promise<string | null> {
  const person = await client.person.findUnique({ where: { id: personId } });
  if (!person) throw accessError('person-not-found', 'No such person.');
  return person.acsUserId;
}

function deviceOf({ lastPush, ...device }: PushInstallation): Device {
  return { ...device, lastPush: lastPush && outcomeOf(lastPush) };
}

function outcomeOf({ eventId, type, state, reason, createdAt, endedAt }: PushDelivery) {
  return { eventId, type, state, reason, createdAt, endedAt };
}

function refuseUnknown(cause: unknown): never {
  if (refusalOf(cause)?.status !== 404) throw cause;
  throw accessError('installation-not-found', 'This device gets no pushes.', { cause });
}

/** Everything else that is asked has been checked already. */
function refuseCursor(cause: unknown): never {
  if (refusalOf(cause)?.status !== 400) throw cause;
  throw accessError('invalid-cursor', 'This is not a cursor that was given out.', { cause });
}

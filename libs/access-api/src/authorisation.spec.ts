import type { Role } from '@switchboard/identity';
import { PlatformError } from '@switchboard/kernel';
import type { TRPCError } from '@trpc/server';
import type { Actor } from './actor.ts';
import type { AccessContext } from './context.ts';
import { accessRouter } from './router.ts';
import type { AccessServices } from './access-services.ts';
import type { AnonymousRefusal, AuditEntry } from './areas/audit/service.ts';
import { trpc } from './trpc.ts';

const admins = ['admin'] as const;
const operators = ['operator', ...admins] as const;
const auditors = ['auditor', ...admins] as const;
const staff = ['operator', 'auditor', ...admins] as const;
const members = ['member', ...staff] as const;
const roomVisitors = ['room-guest', ...members] as const;
const signedIn = ['guest', ...roomVisitors] as const;
const everybody = ['stranger', ...signedIn] as const;

type Caller = (typeof everybody)[number];

/** Who may call what. A procedure without a line here fails the first test. */
const table: Readonly<Record<string, readonly Caller[]>> = {
  'me.profile': signedIn,
  'me.token': signedIn,
  'me.relay': signedIn,
  'me.signOutEverywhere': signedIn,
  'me.signOut': signedIn,
  'me.callerIds': members,
  'me.callPrice': members,
  'me.devices': signedIn,
  'me.endSession': signedIn,
  'me.erase': signedIn,
  'directory.search': members,
  'directory.contact': members,
  'directory.names': signedIn,
  'invitations.create': members,
  'invitations.accept': everybody,
  'invitations.renew': everybody,
  'invitations.leave': everybody,
  'invitations.revoke': members,
  'invitations.acceptRoom': everybody,
  'invitations.renewRoom': everybody,
  'rooms.create': members,
  'rooms.list': roomVisitors,
  'rooms.get': roomVisitors,
  'rooms.update': members,
  'rooms.remove': members,
  'rooms.invite': members,
  'rooms.setRole': members,
  'rooms.removeParticipant': members,
  'calls.note': members,
  'calls.history': members,
  'calls.markSeen': members,
  'people.list': staff,
  'people.export': staff,
  'people.get': staff,
  'people.timeline': staff,
  'people.update': operators,
  'people.create': operators,
  'people.block': operators,
  'people.unblock': operators,
  'people.setRole': admins,
  'people.devices': staff,
  'people.endSession': operators,
  'people.endSessions': operators,
  'people.erase': operators,
  'people.endRelay': operators,
  'tokens.revoke': operators,
  'tokens.holders': admins,
  'tokens.revokeSome': admins,
  'policy.current': auditors,
  'policy.history': auditors,
  'policy.preview': auditors,
  'policy.change': admins,
  'keys.state': auditors,
  'keys.rotate': admins,
  'keys.retire': admins,
  'conversations.list': staff,
  'conversations.get': staff,
  'conversations.content': operators,
  'overview.read': staff,
  'overview.watch': staff,
  'live.state': auditors,
  'live.relay': auditors,
  'live.requests': auditors,
  'live.trace': auditors,
  'live.addFault': admins,
  'live.removeFault': admins,
  'live.advance': admins,
  'live.dropConnections': admins,
  'live.exportState': admins,
  'live.importState': admins,
  'live.reset': admins,
  'numbers.list': staff,
  'numbers.describe': operators,
  'numbers.routed': members,
  'numbers.countries': admins,
  'numbers.offerings': admins,
  'numbers.localities': admins,
  'numbers.areaCodes': admins,
  'numbers.search': admins,
  'numbers.buy': admins,
  'numbers.browse': admins,
  'numbers.reserve': admins,
  'numbers.unreserve': admins,
  'numbers.reservation': admins,
  'numbers.buyReservation': admins,
  'numbers.setCapabilities': admins,
  'numbers.release': admins,
  'numbers.operation': staff,
  'numbers.operations': staff,
  'events.subscriptions': staff,
  'events.create': admins,
  'events.update': admins,
  'events.validate': admins,
  'events.remove': admins,
  'events.deliveries': staff,
  'events.replayOne': operators,
  'events.replay': operators,
  'events.replayCount': operators,
  'events.lab': staff,
  'events.setLab': admins,
  'events.clearLab': admins,
  'phoneNetwork.trunks': staff,
  'phoneNetwork.ladders': staff,
  'phoneNetwork.ladder': staff,
  'phoneNetwork.setTrunks': admins,
  'phoneNetwork.setRoutes': admins,
  'phoneNetwork.spend': staff,
  'phoneNetwork.spendRules': staff,
  'phoneNetwork.setSpendRules': admins,
  'phoneNetwork.charges': staff,
  'push.devices': signedIn,
  'push.claimDevice': signedIn,
  'push.removeDevice': signedIn,
  'push.installations': staff,
  'push.removeInstallation': operators,
  'push.test': operators,
  'push.services': staff,
  'push.deliveries': staff,
  'callTraces.list': staff,
  'callTraces.get': staff,
  'recordings.list': staff,
  'recordings.waveform': operators,
  'recordings.remove': admins,
  'recordings.retention': staff,
  'recordings.setRetention': admins,
  'texts.log': staff,
  'texts.providers': staff,
  'speech.use': staff,
  'audit.list': auditors,
  'audit.export': auditors,
  'audit.check': auditors,
  'audit.watch': auditors,
  'ledger.orphans': staff,
  'ledger.list': staff,
  'ledger.repair': operators,
};

const unreachable = new Proxy({}, { get: () => () => Promise.reject(new Error('reached')) });

function servicesWith(audited: AuditEntry[]): AccessServices {
  const services = {
    endpoint: 'http://localhost:7100',
    limits: { take: async () => undefined },
    isOutage: () => false,
    audit: {
      record: async (entry: AuditEntry) => void audited.push(entry),
      refused: async ({ action, reason, requestId }: AnonymousRefusal) =>
        void audited.push({ actorId: null, action, outcome: 'refused', reason, requestId }),
      exported: () => Promise.reject(new Error('reached')),
    },
  };
  return new Proxy(services, {
    get: (target, name) => target[name as keyof typeof target] ?? unreachable,
  }) as unknown as AccessServices;
}

function actor(role: Role, change: Partial<Actor> = {}): Actor {
  return { id: 'usr_1', name: 'Ann', role, userId: null, blocked: false, erased: false, ...change };
}

function contextOf(caller: Caller | Actor): AccessContext {
  const authenticate = async (): Promise<Actor> => {
    if (typeof caller === 'object') return caller;
    if (caller !== 'stranger') return actor(caller);
    throw new PlatformError('not-signed-in', 'unauthenticated', 'Sign in first.');
  };
  return {
    ...{ requestId: 'r1', address: '192.0.2.1' },
    authenticate,
    authenticateAgain: authenticate,
  };
}

/** Calls with no input: authorisation comes before the input is looked at. */
async function call(path: string, caller: Caller | Actor, audited: AuditEntry[] = []) {
  const router = accessRouter(servicesWith(audited));
  const [area, verb] = path.split('.') as [string, string];
  const callers = trpc.createCallerFactory(router)(contextOf(caller)) as unknown as Record<
    string,
    Record<string, () => Promise<unknown>>
  >;
  return callers[area]?.[verb]?.().then(
    () => 'ok',
    (error: TRPCError) => error.code,
  );
}

describe('authorisation', () => {
  const procedures = Object.keys(accessRouter(servicesWith([]))._def.procedures);

  it('is decided for every procedure there is', () => {
    expect(procedures.toSorted()).toEqual(Object.keys(table).toSorted());
  });

  describe.each(procedures)('%s', (path) => {
    it.each(everybody)('as %s', async (caller) => {
      const audited: AuditEntry[] = [];
      const answer = await call(path, caller, audited);
      if (table[path]?.includes(caller)) {
        expect(['UNAUTHORIZED', 'FORBIDDEN']).not.toContain(answer);
        expect(audited).toEqual([]);
      } else {
        expect(answer).toBe(caller === 'stranger' ? 'UNAUTHORIZED' : 'FORBIDDEN');
        const reason = caller === 'stranger' ? 'not-signed-in' : 'not-allowed';
        expect(audited).toMatchObject([{ action: path, outcome: 'refused', reason }]);
      }
    });

    it('refuses who is blocked or erased', async () => {
      if (table[path]?.includes('stranger')) return;
      await expect(call(path, actor('admin', { blocked: true }))).resolves.toBe('FORBIDDEN');
      await expect(call(path, actor('admin', { erased: true }))).resolves.toBe('FORBIDDEN');
    });
  });
});

import type { Role } from '@switchboard/identity';
import type { RpcContext } from '@switchboard/rpc';
import type { TRPCError } from '@trpc/server';
import type { Actor } from './actor.ts';
import { apiError } from './api-errors.ts';
import { telephonyRouter } from './router.ts';
import type { TelephonyServices } from './telephony-services.ts';
import { trpc } from './trpc.ts';

const admins = ['admin'] as const;
const operators = ['operator', ...admins] as const;
const staff = ['auditor', ...operators] as const;
const members = ['member', ...staff] as const;
const everybody = ['stranger', 'guest', 'room-guest', ...members] as const;

type Caller = (typeof everybody)[number];

/** Who may call what. A procedure without a line here fails the first test. */
const table: Readonly<Record<string, readonly Caller[]>> = {
  'inbox.list': members,
  'inbox.get': members,
  'inbox.messages': members,
  'inbox.open': members,
  'inbox.send': members,
  'inbox.retry': members,
  'inbox.markRead': members,
  'inbox.assign': members,
  'inbox.addNote': members,
  'inbox.removeNote': members,
  'inbox.colleagues': members,
  'inbox.watch': members,
  'contacts.list': members,
  'contacts.get': members,
  'contacts.names': members,
  'contacts.create': members,
  'contacts.update': members,
  'contacts.remove': members,
  'contacts.importList': members,
  'templates.list': members,
  'templates.preview': members,
  'templates.create': operators,
  'templates.update': operators,
  'templates.remove': operators,
  'campaigns.list': staff,
  'campaigns.get': staff,
  'campaigns.recipients': staff,
  'campaigns.create': operators,
  'campaigns.start': operators,
  'campaigns.pause': operators,
  'campaigns.resume': operators,
  'campaigns.stop': operators,
  'numbers.list': members,
  'numbers.put': admins,
  'consent.get': members,
  'consent.note': members,
  'calls.list': members,
  'calls.live': staff,
  'calls.dial': members,
  'calls.route': members,
  'calls.putRoute': admins,
  'handovers.request': members,
  'handovers.get': members,
  'handovers.cancel': members,
  'handovers.connected': members,
  'handovers.failed': members,
  'handovers.watch': members,
  'handovers.accept': members,
  'handovers.pass': members,
  'handovers.list': members,
  'teams.list': members,
  'teams.put': admins,
  'teams.remove': admins,
  'teams.presence': members,
  'teams.putPresence': members,
  'voicemail.unheard': members,
  'voicemail.mark': members,
  'voicemail.remove': members,
  'voicemail.greeting': members,
  'voicemail.putGreeting': admins,
  'voicemail.removeGreeting': admins,
};

const unreachable = new Proxy({}, { get: () => () => Promise.reject(new Error('reached')) });

function servicesWith(refused: string[]): TelephonyServices {
  const services = {
    limits: { take: async () => undefined },
    isOutage: () => false,
    refused: (path: string, code: string) => void refused.push(`${path} ${code}`),
  };
  return new Proxy(services, {
    get: (target, name) => target[name as keyof typeof target] ?? unreachable,
  }) as unknown as TelephonyServices;
}

function contextOf(caller: Caller | 'blocked'): RpcContext<Actor> {
  const authenticate = async () => {
    if (caller === 'stranger') throw apiError('not-signed-in', 'Sign in first.');
    if (caller === 'blocked') throw apiError('person-blocked', 'This account is blocked.');
    return { id: 'usr_1', name: 'Ann', role: caller satisfies Role };
  };
  return { requestId: 'r1', address: '192.0.2.1', authenticate, authenticateAgain: authenticate };
}

/** Calls with no input: authorisation comes before the input is looked at. */
async function call(path: string, caller: Caller | 'blocked', refused: string[] = []) {
  const router = telephonyRouter(servicesWith(refused));
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
  const procedures = Object.keys(telephonyRouter(servicesWith([]))._def.procedures);

  it('is decided for every procedure there is', () => {
    expect(procedures.toSorted()).toEqual(Object.keys(table).toSorted());
  });

  describe.each(procedures)('%s', (path) => {
    it.each(everybody)('as %s', async (caller) => {
      const refused: string[] = [];
      const answer = await call(path, caller, refused);
      if (table[path]?.includes(caller)) {
        expect(['UNAUTHORIZED', 'FORBIDDEN']).not.toContain(answer);
        expect(refused).toEqual([]);
      } else {
        expect(answer).toBe(caller === 'stranger' ? 'UNAUTHORIZED' : 'FORBIDDEN');
        const reason = caller === 'stranger' ? 'not-signed-in' : 'not-allowed';
        expect(refused).toEqual([`${path} ${reason}`]);
      }
    });

    it('refuses who is blocked', async () => {
      const refused: string[] = [];
      await expect(call(path, 'blocked', refused)).resolves.toBe('FORBIDDEN');
      expect(refused).toEqual([`${path} person-blocked`]);
    });
  });
});

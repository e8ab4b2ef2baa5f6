import type { Role } from '@switchboard/identity';
import type { RpcContext } from '@switchboard/rpc';
import type { TRPCError } from '@trpc/server';
import type { Actor } from './actor.ts';
import { botsError } from './bots-errors.ts';
import { botsServiceRouter } from './router.ts';
import type { BotsServices } from './bots-services.ts';
import { trpc } from './trpc.ts';

const admins = ['admin'] as const;
const operators = ['operator', ...admins] as const;
const staff = ['auditor', ...operators] as const;
const everybody = ['stranger', 'guest', 'room-guest', 'member', ...staff] as const;

type Caller = (typeof everybody)[number];

/** Who may call what. A procedure without a line here fails the first test. */
const table: Readonly<Record<string, readonly Caller[]>> = {
  'bots.list': staff,
  'bots.put': admins,
  'bots.watch': staff,
  'callers.latest': staff,
  'callers.start': admins,
  'callers.stop': admins,
  'conversations.list': staff,
  'conversations.get': staff,
  'conversations.problems': staff,
  'people.forget': operators,
  'models.spend': staff,
  'flows.get': staff,
  'flows.list': staff,
  'flows.put': admins,
  'flows.activate': admins,
  'scripts.list': staff,
  'scripts.put': admins,
  'scripts.remove': admins,
  'trials.runSkill': staff,
};

const unreachable = new Proxy({}, { get: () => () => Promise.reject(new Error('reached')) });

function servicesWith(refused: string[]): BotsServices {
  const services = {
    limits: { take: async () => undefined },
    isOutage: () => false,
    refused: (path: string, code: string) => void refused.push(`${path} ${code}`),
  };
  return new Proxy(services, {
    get: (target, name) => target[name as keyof typeof target] ?? unreachable,
  }) as unknown as BotsServices;
}

function contextOf(caller: Caller | 'blocked'): RpcContext<Actor> {
  const authenticate = async () => {
    if (caller === 'stranger') throw botsError('not-signed-in', 'Sign in first.');
    if (caller === 'blocked') throw botsError('person-blocked', 'This account is blocked.');
    return { id: 'usr_1', name: 'Ann', role: caller satisfies Role };
  };
  return { requestId: 'r1', address: '192.0.2.1', authenticate, authenticateAgain: authenticate };
}

/** Calls with no input: authorisation comes before the input is looked at. */
async function call(path: string, caller: Caller | 'blocked', refused: string[] = []) {
  const router = botsServiceRouter(servicesWith(refused));
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
  const procedures = Object.keys(botsServiceRouter(servicesWith([]))._def.procedures);

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

import { PlatformError } from '@switchboard/kernel';
import { z } from 'zod';
import { createRpc } from './create-rpc.ts';
import type { RpcErrorData } from './error-shape.ts';

interface Actor {
  readonly id: string;
  readonly isStaff: boolean;
}

const away = new Error('the database at secret.example does not answer');
const { trpc, createProcedures } = createRpc<Actor, 'see', 'dear'>(({ isStaff }) => isStaff);

async function ask(isStaff: boolean, input: unknown = { name: 'tea' }) {
  const counted: string[] = [];
  const refused: string[] = [];
  const procedures = createProcedures({
    limits: { take: async (limit, key) => void counted.push(`${limit} ${key}`) },
    refused: (path, code) => void refused.push(`${path} ${code}`),
    isOutage: (cause) => cause === away,
  });
  const find = procedures
    .allowed('see', 'dear')
    .input(z.object({ name: z.enum(['tea', 'away', 'gone', 'bug']) }))
    .query(({ input: { name }, ctx }) => {
      if (name === 'away') throw away;
      if (name === 'gone') throw new PlatformError('tea-not-found', 'missing', 'There is no tea.');
      if (name === 'bug') throw new TypeError('x is not a function');
      return `${name} for ${ctx.actor.id}`;
    });
  const router = trpc.router({ find });
  const authenticate = async (): Promise<Actor> => ({ id: 'usr_1', isStaff });
  const context = { requestId: 'r1', address: '192.0.2.1' };
  const call = trpc.createCallerFactory(router)({
    ...{ ...context, authenticate, authenticateAgain: authenticate },
  });
  const answer = await call.find(input as { name: 'tea' }).catch((error: unknown) => {
    const shape = { message: '', code: -32603, data: { code: 'BAD_REQUEST', httpStatus: 400 } };
    const format = router._def._config.errorFormatter;
    const options = { error, shape, ctx: context, path: 'find', type: 'query', input } as never;
    return (format(options) as { data: RpcErrorData; message: string }).data.code;
  });
  return { answer, counted, refused };
}

describe('a procedure', () => {
  it('counts whoever asks, by address and person', async () => {
    const { answer, counted } = await ask(true);
    expect(answer).toBe('tea for usr_1');
    expect(counted).toEqual([
      ...['request-per-address 192.0.2.1', 'request-per-person usr_1', 'dear usr_1'],
    ]);
  });

  it('refuses who may not before it looks at the input', async () => {
    const { answer, counted, refused } = await ask(false, { nonsense: true });
    expect(answer).toBe('not-allowed');
    expect(counted).toEqual(['request-per-address 192.0.2.1']);
    expect(refused).toEqual(['find not-allowed']);
  });

  it.each([
    ['nonsense', 'invalid-input'],
    ['away', 'unavailable'],
    ['gone', 'tea-not-found'],
    ['bug', 'internal'],
  ])('says what is wrong by a stable code: %s', async (name, code) => {
    expect(await ask(true, { name })).toMatchObject({ answer: code, refused: [] });
  });
});

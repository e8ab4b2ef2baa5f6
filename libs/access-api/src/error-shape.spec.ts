import { PlatformError } from '@switchboard/kernel';
import { TRPCError } from '@trpc/server';
import { asTrpcError } from './error-shape.ts';

const away = new Error('the database does not answer');
const isOutage = (cause: unknown): boolean => cause === away;

function thrown(cause: unknown): TRPCError {
  return asTrpcError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }), isOutage);
}

it('gives what a service refused the status of its category', () => {
  const error = thrown(new PlatformError('person-missing', 'missing', 'There is no such person.'));
  expect(error).toMatchObject({ code: 'NOT_FOUND', cause: { code: 'person-missing' } });
});

it('asks to try again where something needed is away, and quotes nothing of it', () => {
  const error = thrown(away);
  expect(error).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    cause: { code: 'unavailable', retryable: true },
  });
  expect(error.message).not.toContain('database');
});

it('leaves a mistake of ours what it is', () => {
  expect(thrown(new TypeError('x is not a function')).code).toBe('INTERNAL_SERVER_ERROR');
});

import { badRequest } from '../../platform/wire/errors.ts';
import { leftBy } from './carrying-out.ts';
import { endInFailure } from './ending.ts';
import type { EndingDeps } from './ending.ts';
import { isOpen, operationNotFound } from './operation.ts';
import type { Operation } from './operation.ts';

/**
 * Ends an operation that is not over. What it bought or held meanwhile is given back; a number that is
 * being released may be gone already, so that goes on.
 */
export async function cancel(id: string, deps: EndingDeps): Promise<void> {
  const operation = await deps.stores.operations.find(id);
  if (!operation) throw operationNotFound();
  if (operation.status === 'failed') return;
  assertCancellable(operation);
  const message = 'The operation was cancelled.';
  const failure = { code: 'OperationCancelled', message, undo: leftBy(operation.type) };
  if (!(await endInFailure(operation, failure, deps))) return cancel(id, deps);
}

function assertCancellable(operation: Operation): void {
  if (!isOpen(operation)) throw badRequest('The operation is over.', 'operationid');
  if (operation.type !== 'releasePhoneNumber' || operation.attempts === 0) return;
  throw badRequest('A release that has begun cannot be cancelled.', 'operationid');
}

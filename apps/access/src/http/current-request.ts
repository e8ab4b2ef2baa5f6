import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Everything that is done from here on, until it is answered, is done for this request. */
export function enterRequest(requestId: string): void {
  storage.enterWith(requestId);
}

/** The id of the request that this is done for; none for what the service does by itself. */
export function currentRequestId(): string | undefined {
  return storage.getStore();
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Device } from '../tokens/device.ts';

interface CurrentRequest {
  readonly id: string;
  readonly device: Device;
}

const storage = new AsyncLocalStorage<CurrentRequest>();

/** Everything that is done from here on, until it is answered, is done for this request. */
export function enterRequest(request: CurrentRequest): void {
  storage.enterWith(request);
}

/** The id of the request that this is done for; none for what the service does by itself. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.id;
}

/** What the request that this is done for was sent with, as far as it says so. */
export function currentDevice(): Device {
  return storage.getStore()?.device ?? { browser: null, system: null };
}

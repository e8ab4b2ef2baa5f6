import { toApp } from '@switchboard/push/device';
import type { ToApp, ToDevice } from '@switchboard/push/device';
import { createMailbox } from '../mailbox.ts';
import type { Device, Launched } from '../ports.ts';

/** A page that is no device does not answer at all. */
const MAX_WAIT_MS = 2_000;

/**
 * The page around this one plays the operating system.
 *
 * @returns undefined when it does not: then this one stands alone
 */
export async function openPageDevice(): Promise<Device | undefined> {
  const { parent } = window;
  if (parent === window) return undefined;
  const { deliver, listen } = createMailbox<ToApp>();
  const first = Promise.withResolvers<Launched | undefined>();
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    // Only the page that serves this one is trusted to be the device.
    if (origin !== location.origin || source !== parent) return;
    const message = toApp.safeParse(data).data;
    if (message?.type === 'launched') first.resolve(message);
    else if (message) deliver(message);
  });
  const tell = (message: ToDevice): void => parent.postMessage(message, location.origin);
  tell({ type: 'ready' });
  const timer = setTimeout(() => first.resolve(undefined), MAX_WAIT_MS);
  const launched = await first.promise;
  clearTimeout(timer);
  return (
    launched && {
      launched,
      showsCallsInFront: false,
      tell,
      listen,
    }
  );
}

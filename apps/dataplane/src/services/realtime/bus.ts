import type { RealtimeEvent } from './port.ts';

/** What the processes of one data plane tell each other. */
export type BusMessage =
  | {
      readonly type: 'event';
      readonly event: RealtimeEvent;
      readonly recipients: readonly string[];
    }
  | { readonly type: 'close'; readonly userId: string };

/** Carries messages to every process, the sender included. */
export interface Bus extends AsyncDisposable {
  publish(message: BusMessage): void;
  subscribe(handler: (message: BusMessage) => void): void;
}

/** The bus of a data plane that is one process. */
export function localBus(): Bus {
  let handler: ((message: BusMessage) => void) | undefined;
  return {
    publish: (message) => handler?.(message),
    subscribe: (next) => {
      handler = next;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

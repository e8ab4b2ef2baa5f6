import type { Clock } from '@switchboard/kernel';
import { FRAME, joinFrames, splitFrames } from './frames.ts';
import type { Transport } from './transport.ts';

/** A poll is answered with a no-op well before the client's own time-out of 70 s. */
const POLL_MS = 25_000;
/** A client that does not poll again within this time is gone. */
const ABSENCE_MS = 60_000;

export interface PollingTransport extends Transport {
  /** Resolves with the next body: all frames that wait, or a no-op when there are none for long. */
  poll(): Promise<string>;
  receive(body: string): void;
}

export function pollingTransport(clock: Clock): PollingTransport {
  let waiting: string[] = [];
  let answer: ((body: string) => void) | undefined;
  let timer: Disposable | undefined;
  let open = true;

  const wait = (ms: number, task: () => void): void => {
    timer?.[Symbol.dispose]();
    timer = clock.after(ms, task);
  };
  const flush = (): void => {
    const respond = answer;
    if (!respond) return;
    const body = joinFrames(waiting.length > 0 ? waiting : [FRAME.noop]);
    waiting = [];
    answer = undefined;
    wait(ABSENCE_MS, () => transport.close());
    respond(body);
  };

  const transport: PollingTransport = {
    kind: 'xhr-polling',
    get open() {
      return open;
    },
    get buffered() {
      return waiting.reduce((sum, frame) => sum + frame.length, 0);
    },
    send(frame) {
      waiting.push(frame);
      // One turn later, so that a burst shares a body.
      if (answer && waiting.length === 1) queueMicrotask(flush);
    },
    poll: () =>
      new Promise((resolve) => {
        flush();
        answer = resolve;
        if (waiting.length > 0 || !open) flush();
        else wait(POLL_MS, flush);
      }),
    receive(body) {
      for (const frame of splitFrames(body)) transport.onFrame?.(frame);
    },
    close() {
      if (!open) return;
      open = false;
      timer?.[Symbol.dispose]();
      answer?.(FRAME.disconnect);
      answer = undefined;
      waiting = [];
      transport.onClose?.();
    },
  };
  wait(ABSENCE_MS, () => transport.close());
  return transport;
}

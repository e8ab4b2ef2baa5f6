import { systemClock } from '@switchboard/kernel';
import type { ServerResponse } from 'node:http';

/** A reader that is further behind than this is let go; it comes back and is told how things are. */
const MAX_UNREAD_BYTES = 512 * 1_024;
/** Something is said now and then, so that a connection that died is noticed. */
const STILL_HERE_MS = 15_000;

export function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What a page hears of, as an event stream (server-sent events), until it goes. */
export class EventStream {
  readonly #response: ServerResponse;
  #timer: Disposable | undefined;

  /** @param onGone told once */
  constructor(response: ServerResponse, onGone: () => void) {
    this.#response = response;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.once('close', () => {
      this.#timer?.[Symbol.dispose]();
      onGone();
    });
    this.#beat();
  }

  tell(event: string, data: unknown): void {
    this.#write(eventText(event, data));
  }

  #beat(): void {
    this.#write(': here\n\n');
    this.#timer = systemClock.after(STILL_HERE_MS, () => this.#beat());
  }

  #write(text: string): void {
    if (this.#response.writableLength > MAX_UNREAD_BYTES) this.#response.destroy();
    else if (!this.#response.destroyed) this.#response.write(text);
  }
}

import type { Caller } from '../../platform/wire/caller.ts';
import type { Backlog } from './backlog.ts';
import { ackFrame, eventFrame, FRAME, parseFrame } from './frames.ts';
import type { Notification } from './notification.ts';
import { Outbox } from './outbox.ts';
import type { Transport } from './transport.ts';

/** A client that leaves this much unread in a socket is dropped; it comes back and catches up. */
const MAX_BUFFERED = 1_000_000;
/** Heartbeats that may go unanswered. */
const MAX_MISSED = 3;
/** How long the client may regard the connection as usable, in seconds: its registration depends on it. */
export const CONNECTION_TTL_S = 7 * 24 * 3600;

const MAX_REGISTRATION_MS = 7_200_000;

/**
 * One client instance of one person (a tab, a bot), known by its endpoint id. It outlives its
 * connections: when a new one is attached, what the last one did not deliver is sent again.
 */
export class Session {
  readonly id: string;
  readonly endpointId: string;
  caller: Caller;
  /** Set while no connection is attached: since when, in ms. */
  detachedAt: number | undefined;
  readonly connectedAt: number;
  /** Until when the client asked to be waited for, in ms; it renews this while it lives. */
  registeredUntil = 0;
  /** The client has to be told that something was lost before it came (back). */
  lossy = false;

  #current: Transport | undefined;
  /** A connection the client is replacing: it still answers on it, nothing new is sent to it. */
  #retiring: Transport | undefined;
  #wasAttached = false;
  #missed = 0;
  #losses = 0;
  #ended = false;
  readonly #outbox: Outbox;
  readonly #path: string;
  readonly #onStop: () => void;
  readonly #now: () => number;

  constructor(
    id: string,
    endpointId: string,
    caller: Caller,
    now: () => number,
    { backlog, onStop }: { readonly backlog: Backlog; readonly onStop: () => void },
  ) {
    this.id = id;
    this.endpointId = endpointId;
    this.caller = caller;
    this.connectedAt = now();
    this.detachedAt = now();
    this.#path = `/v4/f/${id}/`;
    this.#now = now;
    this.#onStop = onStop;
    this.#outbox = new Outbox(backlog, caller.userId, () => this.drop());
  }

  get path(): string {
    return this.#path;
  }

  get transport(): Transport['kind'] | 'none' {
    return this.#current?.open ? this.#current.kind : 'none';
  }

  get queued(): number {
    return this.#outbox.size;
  }

  /** False once it is over: nobody would own a connection that is attached then. */
  get usable(): boolean {
    return !this.#ended;
  }

  /** True while a client was here and is not any more; false as well for one that has yet to come. */
  get away(): boolean {
    return this.#wasAttached && this.detachedAt !== undefined;
  }

  /** Takes a connection over; one that comes too late is closed. */
  attach(transport: Transport): void {
    if (this.#ended) return transport.close();
    this.#retiring?.close();
    this.#retiring = this.#current;
    this.#current = transport;
    this.#missed = 0;
    this.#wasAttached = true;
    this.detachedAt = undefined;
    transport.onFrame = (text) => this.#receive(text, transport);
    transport.onClose = () => this.#closed(transport);
    transport.send(FRAME.connect);
    transport.send(eventFrame('trouter.connected', { ttl: CONNECTION_TTL_S, dur: '0' }));
    this.#reportLoss();
    this.#pump();
  }

  register(ttlMs: number): void {
    this.registeredUntil = this.#now() + Math.min(ttlMs, MAX_REGISTRATION_MS);
  }

  notify(notification: Notification): void {
    // It may have ended while the notification was on its way.
    if (this.#ended) return;
    this.#outbox.push(notification);
    this.#pump();
  }

  /** Ends the connection; the client comes back by itself. */
  drop(): void {
    this.#retiring?.close();
    this.#current?.close();
  }

  /** Events are gone that it should have got: it reconnects, and is told so. */
  lose(): void {
    this.lossy = true;
    this.drop();
  }

  /** Asks the client to open a second connection before the first one goes. */
  requestReconnect(): void {
    this.#write(eventFrame('trouter.reconnect', { target: 'self' }));
  }

  /** Ends the session for good. */
  end(): void {
    this.#ended = true;
    this.#outbox.clear();
    if (this.#current?.open) this.#current.send(FRAME.disconnect);
    this.drop();
  }

  /** Called every heartbeat interval: finds the dead and those whose token has run out. */
  beat(): void {
    this.#retiring?.close();
    const expired = this.caller.expiresAtMs <= this.#now();
    if (expired || ++this.#missed > MAX_MISSED) return this.drop();
    this.#write(FRAME.heartbeat);
  }

  #pump(): void {
    const transport = this.#current;
    if (!transport?.open) return;
    this.#outbox.pump(transport, (id, notification) =>
      this.#write(notification.frame(id, this.#path, this.caller.userId)),
    );
  }

  #write(frame: string): void {
    const transport = this.#current;
    if (!transport?.open) return;
    if (transport.buffered > MAX_BUFFERED) transport.close();
    else transport.send(frame);
  }

  #reportLoss(): void {
    const lossy = this.#outbox.takeOverflow() || this.lossy;
    this.lossy = false;
    if (!lossy) return;
    const etag = `${this.id}-${++this.#losses}`;
    this.#write(
      eventFrame('trouter.message_loss', { droppedIndicators: [{ tag: 'messaging', etag }] }),
    );
  }

  #receive(text: string, transport: Transport): void {
    this.#missed = 0;
    const frame = parseFrame(text);
    if (frame?.type === 'event' && frame.ackId && transport.open)
      transport.send(ackFrame(frame.ackId));
    else if (frame?.type === 'message') this.#answered(frame.data);
    else if (frame?.type === 'disconnect') this.#onStop();
  }

  /** 404 means that the client could not use it: sending it again would not help. */
  #answered(data: string): void {
    const id = answerId(data);
    if (id === undefined) return;
    this.#outbox.answered(id);
    this.#pump();
  }

  #closed(transport: Transport): void {
    this.#outbox.recall(transport);
    if (transport === this.#retiring) this.#retiring = undefined;
    if (transport === this.#current) {
      this.#current = undefined;
      this.detachedAt = this.#now();
    } else this.#pump();
  }
}

function answerId(data: string): number | undefined {
  try {
    const { id } = JSON.parse(data) as { id?: unknown };
    return typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}

import type { Clock } from '@switchboard/kernel';
import type { Store } from '../store/store.ts';
import type { HandsetMessage, MessageStatus } from './message.ts';
import type { Hub } from './hub.ts';

const KEPT = 10_000;
/** The oldest give way when so many more have come. */
const SLACK = 100;

interface Row {
  readonly id: number;
  readonly handset: string;
  readonly direction: HandsetMessage['direction'];
  readonly peer: string;
  readonly body: string;
  readonly segments: number;
  readonly at: number;
  readonly status: MessageStatus;
}

export interface NewMessage {
  readonly direction: HandsetMessage['direction'];
  readonly peer: string;
  readonly text: string;
  readonly segments: number;
  readonly status: MessageStatus;
  /** Milliseconds of the carrier's clock. */
  readonly at?: number;
}

export interface MessageQuery {
  readonly peer?: string | undefined;
  /** Only those with a greater id. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** The texts on all handsets. */
export class Messages {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #hub: Hub;

  constructor(store: Store, clock: Clock, hub: Hub) {
    this.#store = store;
    this.#clock = clock;
    this.#hub = hub;
  }

  add(handset: string, message: NewMessage): HandsetMessage {
    const { direction, peer, text, segments, status, at = this.#clock.now() } = message;
    const { id } = this.#store.run(
      `INSERT INTO message (handset, direction, peer, body, segments, at, status)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[handset, direction, peer, text, segments, at, status],
    );
    this.#prune(handset);
    const added = { id, direction, peer, text, segments, status, at: isoOf(at) };
    this.#tell(handset, added);
    return added;
  }

  /** Ends one that is being sent; of one that was deleted nothing is known any more. */
  settle(id: number, status: 'delivered' | 'failed'): void {
    const sql = "UPDATE message SET status = ? WHERE id = ? AND status = 'sending' RETURNING *";
    const row = this.#store.get<Row>(sql, status, id);
    if (row) this.#tell(row.handset, messageOf(row));
  }

  /** @returns in order; without `after`, the last ones */
  list(handset: string, { peer, after, limit }: MessageQuery): HandsetMessage[] {
    const rows = this.#store.all<Row>(
      `SELECT * FROM message WHERE handset = ? AND (? IS NULL OR peer = ?) AND id > ?
        ORDER BY CASE WHEN ? THEN id ELSE -id END LIMIT ?`,
      ...[handset, peer ?? null, peer ?? null, after ?? 0, after === undefined ? 0 : 1, limit],
    );
    return rows.map(messageOf).sort((one, other) => one.id - other.id);
  }

  /** @returns whom a handset has texts with, the latest first */
  peersOf(handset: string, limit: number): string[] {
    const rows = this.#store.all<{ peer: string }>(
      'SELECT peer FROM message WHERE handset = ? GROUP BY peer ORDER BY max(id) DESC LIMIT ?',
      handset,
      limit,
    );
    return rows.map(({ peer }) => peer);
  }

  #prune(handset: string): void {
    const added = 'UPDATE handset SET texts = texts + 1 WHERE number = ? RETURNING texts AS n';
    if (this.#store.count(added, handset) % SLACK !== 0) return;
    this.#store.run(
      `DELETE FROM message WHERE handset = ? AND id <= (
        SELECT id FROM message WHERE handset = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
      handset,
      handset,
      KEPT,
    );
  }

  /** After the transaction that it may be in. */
  #tell(handset: string, message: HandsetMessage): void {
    queueMicrotask(() => this.#hub.tell(handset, { type: 'message', message }));
  }
}

function messageOf({ id, direction, peer, body, segments, at, status }: Row): HandsetMessage {
  return { id, direction, peer, text: body, segments, at: isoOf(at), status };
}

const isoOf = (at: number): string => new Date(at).toISOString();

import type { Clock } from '@switchboard/kernel';
import type { PartBytes } from './join-parts.ts';
import type { Part } from './part.ts';
import { OpenText } from './open-text.ts';

/** What there was of a text that never became whole. */
export interface IncompleteText {
  readonly sender: string;
  readonly recipient: string;
  /** By index, from 1. */
  readonly parts: ReadonlyMap<number, PartBytes>;
  readonly total: number;
  /** `expired` by the clock, or `replaced` by another text of the same reference. */
  readonly reason: 'expired' | 'replaced';
}

export type Assembly =
  /** The text is whole now; its parts in order. */
  | { readonly state: 'whole'; readonly parts: readonly PartBytes[] }
  | { readonly state: 'waiting' }
  /** The same part once more. */
  | { readonly state: 'repeated' }
  /** No room: the sender has too much open (`sender-limit`), or all together have. Nothing was kept. */
  | { readonly state: 'refused'; readonly reason: 'sender-limit' | 'limit' };

export interface AssemblerLimits {
  /** Texts that may be open at once. */
  readonly texts: number;
  /** Bytes that may wait. */
  readonly bytes: number;
}

export interface PartAssemblerOptions {
  readonly clock: Clock;
  /** From the first part of a text, in milliseconds. */
  readonly expiresAfterMs?: number;
  /** How long parts of a whole text are known to be repeated, in milliseconds. References come again soon. */
  readonly rememberMs?: number;
  readonly perSender?: AssemblerLimits;
  readonly overall?: AssemblerLimits;
  readonly onIncomplete: (text: IncompleteText) => void;
}

const HOUR_MS = 3_600_000;
const DEFAULTS = {
  expiresAfterMs: 24 * HOUR_MS,
  rememberMs: 60_000,
  perSender: { texts: 16, bytes: 64 * 1024 },
  overall: { texts: 10_000, bytes: 16 * 1024 * 1024 },
};

interface Use {
  texts: number;
  bytes: number;
}

/**
 * Puts texts together whose parts come in any order, and more than once. However hostile the parts are, no more
 * is kept than the limits say. What waits is in memory alone: who must not lose a part keeps parts in a store
 * of their own and joins them with `joinParts`.
 */
export class PartAssembler implements Disposable {
  readonly #options: PartAssemblerOptions & typeof DEFAULTS;
  /** In the order in which they expire. */
  readonly #open = new Map<string, OpenText>();
  readonly #whole = new Map<string, { readonly text: OpenText; readonly until: number }>();
  readonly #uses = new Map<string, Use>();
  readonly #use: Use = { texts: 0, bytes: 0 };
  #timer: Disposable | undefined;

  constructor(options: PartAssemblerOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** What waits, of all senders; a leak test asserts on it. */
  get waiting(): AssemblerLimits {
    return { ...this.#use };
  }

  take(part: Part): Assembly {
    this.#expire();
    const key = keyOf(part);
    if (this.#whole.get(key)?.text.repeats(part)) return { state: 'repeated' };
    const former = this.#open.get(key);
    if (former?.repeats(part)) return { state: 'repeated' };
    if (former?.contradicts(part)) this.#abandon(key, former, 'replaced');
    const reason = this.#refusalOf(part, !this.#open.has(key));
    return reason ? { state: 'refused', reason } : this.#keep(key, part);
  }

  /** Forgets everything, and tells nobody. */
  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#open.clear();
    this.#whole.clear();
    this.#uses.clear();
    Object.assign(this.#use, { texts: 0, bytes: 0 });
  }

  #keep(key: string, part: Part): Assembly {
    const text = this.#open.get(key) ?? this.#begin(key, part);
    this.#count(part.sender, 0, part.bytes.length);
    text.add(part);
    if (!text.isWhole) return { state: 'waiting' };
    this.#close(key, text);
    const until = this.#options.clock.now() + this.#options.rememberMs;
    this.#whole.set(key, { text: text.digest(), until });
    return { state: 'whole', parts: text.inOrder() };
  }

  #begin(key: string, part: Part): OpenText {
    const text = new OpenText(part, this.#options.clock.now() + this.#options.expiresAfterMs);
    this.#open.set(key, text);
    this.#count(part.sender, 1, 0);
    this.#timer ??= this.#options.clock.after(this.#options.expiresAfterMs, () => this.#wake());
    return text;
  }

  #refusalOf({ sender, bytes }: Part, isNew: boolean): 'sender-limit' | 'limit' | undefined {
    const { perSender, overall } = this.#options;
    const exceeds = (use: Use | undefined, limits: AssemblerLimits): boolean =>
      (use?.texts ?? 0) + (isNew ? 1 : 0) > limits.texts ||
      (use?.bytes ?? 0) + bytes.length > limits.bytes;
    if (exceeds(this.#uses.get(sender), perSender)) return 'sender-limit';
    return exceeds(this.#use, overall) ? 'limit' : undefined;
  }

  #wake(): void {
    this.#timer = undefined;
    this.#expire();
    const [next] = this.#open.values();
    if (!next) return;
    const inMs = next.expiresAt - this.#options.clock.now();
    this.#timer = this.#options.clock.after(inMs, () => this.#wake());
  }

  #expire(): void {
    const now = this.#options.clock.now();
    for (const [key, { until }] of this.#whole) {
      if (until > now && this.#whole.size <= this.#options.overall.texts) break;
      this.#whole.delete(key);
    }
    for (const [key, text] of this.#open) {
      if (text.expiresAt > now) break;
      this.#abandon(key, text, 'expired');
    }
  }

  #abandon(key: string, text: OpenText, reason: IncompleteText['reason']): void {
    this.#close(key, text);
    const { sender, recipient, total, parts } = text;
    this.#options.onIncomplete({ sender, recipient, total, parts, reason });
  }

  #close(key: string, text: OpenText): void {
    this.#open.delete(key);
    this.#whole.delete(key);
    this.#count(text.sender, -1, -text.bytes);
  }

  #count(sender: string, texts: number, bytes: number): void {
    const use = this.#uses.get(sender) ?? { texts: 0, bytes: 0 };
    for (const one of [use, this.#use]) {
      one.texts += texts;
      one.bytes += bytes;
    }
    if (use.texts === 0) this.#uses.delete(sender);
    else this.#uses.set(sender, use);
  }
}

function keyOf({ sender, recipient, place }: Part): string {
  return JSON.stringify([sender, recipient, place.kind, place.reference]);
}

import type { Clock } from '@switchboard/kernel';
import type { z } from 'zod';
import { inventoryUnavailable } from './inventory.ts';

/** How long a carrier may take to answer. */
export const ANSWER_MS = 10_000;
/** A longer answer is none. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export interface CarrierOptions {
  /** The origin and path below which the protocol is. */
  readonly url: string;
  readonly key: string;
  readonly clock: Clock;
}

export interface CarrierQuestion {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Below `inventory/v1/`, encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export interface CarrierAnswer {
  readonly status: number;
  /** Parsed JSON; `undefined` when there is none. */
  readonly body: unknown;
}

/** Asks a carrier over HTTP: follows no redirect, never waits or reads for long. */
export class CarrierClient implements Disposable {
  readonly #base: URL;
  readonly #options: CarrierOptions;
  readonly #ended = new AbortController();

  constructor(options: CarrierOptions) {
    this.#base = new URL('inventory/v1/', options.url.replace(/\/*$/, '/'));
    this.#options = options;
  }

  /** @throws WireError 503 when there is no answer, or none that can be understood */
  async ask(question: CarrierQuestion): Promise<CarrierAnswer> {
    const late = new AbortController();
    const timer = this.#options.clock.after(ANSWER_MS, () => late.abort());
    const ends = [late.signal, this.#ended.signal, question.signal ?? []].flat();
    try {
      return await this.#exchange(question, AbortSignal.any(ends));
    } catch {
      // What the machine says of it may name addresses, and numbers in them.
      throw inventoryUnavailable();
    } finally {
      timer[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
  }

  async #exchange(
    { method, path, body }: CarrierQuestion,
    signal: AbortSignal,
  ): Promise<CarrierAnswer> {
    const response = await fetch(new URL(path, this.#base), {
      ...{ method, signal, redirect: 'error' },
      headers: {
        authorization: `Bearer ${this.#options.key}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await readText(response);
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }
}

/** What was asked for, or what it was refused with. @throws WireError 503 when it is neither */
export function understood<Schema extends z.ZodType>(
  schema: Schema,
  { body }: CarrierAnswer,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw inventoryUnavailable();
  return parsed.data;
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new RangeError('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

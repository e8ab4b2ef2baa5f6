import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Clock } from '@switchboard/kernel';
import { EndpointRefused } from './guard.ts';
import type { EndpointGuard } from './guard.ts';

/** How long an endpoint may take to answer. */
export const ANSWER_MS = 30_000;
/** More of an answer is not read unless it was asked for. */
const MAX_ANSWER_BYTES = 64 * 1024;

export interface Question {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Is what is in the answer of interest? */
  readonly readsAnswer?: boolean;
  /** How much of it is read. */
  readonly maxAnswerBytes?: number;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty unless it was asked for. */
  readonly body: Buffer;
  /** False for one that is longer than what is read of it. */
  readonly isWhole: boolean;
}

export type NoAnswer = 'TimedOut' | 'AddressRefused' | 'ConnectionFailed' | 'Stopped';

/** There was no answer. The address and what the machine said of it stay out. */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure';
  readonly outcome: NoAnswer;

  constructor(outcome: NoAnswer) {
    super('The endpoint did not answer.');
    this.outcome = outcome;
  }
}

/** Asks endpoints of others: never follows a redirect, never waits or reads for long. */
export class Endpoints implements Disposable {
  readonly #clock: Clock;
  readonly #guard: EndpointGuard;
  readonly #agents: Readonly<Record<'http:' | 'https:', HttpAgent>>;

  /** @param maxSockets to one host at a time; whatever is more waits */
  constructor(clock: Clock, guard: EndpointGuard, maxSockets = Infinity) {
    this.#clock = clock;
    this.#guard = guard;
    const options = { keepAlive: true, maxFreeSockets: 8, maxSockets, timeout: ANSWER_MS };
    this.#agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };
  }

  /** @throws EndpointFailure */
  async ask(endpoint: string, question: Question): Promise<Answer> {
    const url = new URL(endpoint);
    if (this.#guard.problem(url) !== undefined) throw new EndpointFailure('AddressRefused');
    const ended = new AbortController();
    const late = this.#clock.after(ANSWER_MS, () => ended.abort());
    const { signal: stop = ended.signal } = question;
    const signal = AbortSignal.any([ended.signal, stop]);
    try {
      const answer = await exchange(url, question, this.#options(url, question, signal));
      // An answer that was cut off is none.
      signal.throwIfAborted();
      return answer;
    } catch (error) {
      if (ended.signal.aborted) throw new EndpointFailure('TimedOut');
      throw new EndpointFailure(stop.aborted ? 'Stopped' : failureOf(error));
    } finally {
      late[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #options(url: URL, question: Question, signal: AbortSignal): RequestOptions {
    const isPlain = url.protocol === 'http:';
    const { method, headers, body } = question;
    const length = { 'content-length': String(Buffer.byteLength(body ?? '')) };
    return {
      ...{ method, signal, lookup: this.#guard.lookup(isPlain) },
      agent: this.#agents[isPlain ? 'http:' : 'https:'],
      headers: { ...headers, ...length },
    };
  }
}

function exchange(url: URL, question: Question, options: RequestOptions): Promise<Answer> {
  const begin = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const outgoing = begin(url, options, (incoming) => {
      const { statusCode: status = 0, headers } = incoming;
      const reading = readBody(incoming, question.maxAnswerBytes ?? MAX_ANSWER_BYTES);
      if (question.readsAnswer)
        reading.then((read) => resolve({ status, headers, ...read }), reject);
      else resolve({ status, headers, body: Buffer.alloc(0), isWhole: false });
    });
    outgoing.on('error', reject).end(question.body);
  });
}

/** What is beyond the bound ends the connection; what was read until then stands. */
function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Pick<Answer, 'body' | 'isWhole'>> {
  const { promise, resolve } = Promise.withResolvers<Pick<Answer, 'body' | 'isWhole'>>();
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (): void =>
    resolve({ body: Buffer.concat(chunks), isWhole: incoming.complete && size <= maxBytes });
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else incoming.destroy();
  });
  // An answer that never ends must not keep its socket.
  incoming.setTimeout(ANSWER_MS, () => incoming.destroy());
  incoming.once('end', finish).once('close', finish).on('error', finish);
  return promise;
}

function failureOf(error: unknown): NoAnswer {
  return error instanceof EndpointRefused ? 'AddressRefused' : 'ConnectionFailed';
}

import { speechError } from '../speech-errors.ts';

/** How long a service may take for one sentence or utterance. */
const ANSWER_MS = 20_000;
/** Two minutes of 24 kHz. */
const MAX_ANSWER_BYTES = 6 * 1_024 * 1_024;

export interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/**
 * Asks a speech service: bounded in time and size, without following anybody elsewhere. Nothing of the
 * address, the key or the answer is in what it throws.
 * @throws speech-failed; the reason of `signal`
 */
export async function ask(
  url: string,
  { headers, body }: Asked,
  signal: AbortSignal,
  answerMs = ANSWER_MS,
): Promise<Uint8Array> {
  try {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    const answer = await fetch(url, {
      ...{ method: 'POST', headers, body, redirect: 'error', signal: ended },
    });
    if (answer.status !== 200) {
      await answer.body?.cancel();
      throw speechError('speech-failed', `The speech service answered with ${answer.status}.`);
    }
    return await readBounded(answer);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && 'code' in error && error.code === 'speech-failed') throw error;
    throw speechError('speech-failed', 'The speech service did not answer.');
  }
}

async function readBounded({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES)
      throw speechError('speech-failed', 'The speech service answered with too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws speech-failed for what is no JSON object */
export function readJson(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // It is told below.
  }
  throw speechError('speech-failed', 'The speech service answered with no result.');
}

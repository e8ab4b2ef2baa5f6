import { EndpointFailure } from '../../../platform/outgoing/endpoint.ts';
import type { Answer } from '../../../platform/outgoing/endpoint.ts';
import { TokenRefused } from './access-token.ts';
import { readJson } from './read-json.ts';
import type { Verdict } from './sender.ts';

const MAX_WAIT_S = 3_600;

/** Asks a push service; that nobody answers is worth another attempt, an address that is refused is not. */
export async function verdictOf(
  asking: () => Promise<Answer>,
  read: (answer: Answer) => Verdict,
): Promise<Verdict> {
  try {
    return read(await asking());
  } catch (error) {
    if (error instanceof TokenRefused) return { outcome: 'retry', reason: error.name };
    if (!(error instanceof EndpointFailure)) throw error;
    if (error.outcome === 'AddressRefused') return { outcome: 'refused', reason: error.outcome };
    return { outcome: 'retry', reason: error.outcome };
  }
}

/** A service is overloaded, or away. @param code its own, if it gave one */
export function busy(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  code = `http-${status}`,
): Verdict {
  const seconds = Number(headers['retry-after']);
  const isUsable = Number.isFinite(seconds) && seconds > 0 && seconds <= MAX_WAIT_S;
  return {
    ...{ outcome: 'retry', reason: code },
    ...(isUsable && { afterMs: seconds * 1_000 }),
  };
}

export function isBusy({ status }: Pick<Answer, 'status'>): boolean {
  return status === 408 || status === 429 || status >= 500;
}

export function answered({ body }: Pick<Answer, 'body'>): unknown {
  return readJson(body.toString('utf8'));
}

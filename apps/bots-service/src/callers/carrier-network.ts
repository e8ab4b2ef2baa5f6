import { botsError } from '@switchboard/bots-api';
import type { PhoneNetwork } from './phone-network.ts';

/** Words are made into sound first. */
const ANSWER_MS = 25_000;

/** The pretend phone network of a laptop, by its API. @param url without a slash at its end */
export function createCarrierNetwork(url: string): PhoneNetwork {
  const ask = async (path: string, body: object = {}): Promise<boolean> => {
    try {
      const { ok } = await fetch(`${url}/api${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return ok;
    } catch (cause) {
      throw unavailable(cause);
    }
  };
  const does = async (from: string, what: string, body?: object): Promise<void> => {
    if (!(await ask(`/handsets/${from}/telephone/${what}`, body))) throw unavailable();
  };
  return {
    async call(from, to) {
      await ask('/handsets', { phoneNumber: from });
      await does(from, 'call', { to });
    },
    say: (from, text) => does(from, 'say', { text }),
    press: (from, digits) => does(from, 'press', { digits }),
    hangUp: async (from) => void (await ask(`/handsets/${from}/telephone/hang-up`)),
  };
}

function unavailable(cause?: unknown) {
  return botsError('phones-unavailable', 'The pretend phone network did not do it.', { cause });
}

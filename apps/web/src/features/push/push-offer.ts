import { z } from 'zod';

const offer = z.object({ services: z.array(z.string()), vapidPublicKey: z.string().optional() });
const MAX_WAIT_MS = 10_000;

/**
 * With what browsers subscribe to pushes of a data plane; undefined where it sends none.
 *
 * @throws TypeError when it does not answer
 */
export async function pushOffer(
  endpoint: string,
  fetch = globalThis.fetch,
): Promise<string | undefined> {
  const signal = AbortSignal.timeout(MAX_WAIT_MS);
  const answer = await fetch(new URL('/push/services', endpoint), { signal });
  if (!answer.ok) return undefined;
  const { services, vapidPublicKey } = offer.parse(await answer.json());
  return services.includes('web-push') ? vapidPublicKey : undefined;
}

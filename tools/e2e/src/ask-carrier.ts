import { stack } from './stack.ts';

/**
 * Asks the pretend phone network, by the API that its README lists.
 *
 * @param path below `/api`
 * @throws Error when it refuses
 */
export async function askCarrier<Answer>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${stack().apps['carrier'].url}/api${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!answer.ok) throw new Error(`The carrier answered ${answer.status}.`);
  return (await answer.json()) as Answer;
}

/** Turns the clock of the phone network; what falls due on the way is done when this is fulfilled. */
export async function advanceCarrier(ms: number): Promise<void> {
  await askCarrier('POST', '/clock/advance', { ms });
}

/** How long the network takes for orders of numbers, in milliseconds of its clock. */
export async function delayOrders(orderDelayMs: number): Promise<void> {
  const { accounts } = await askCarrier<{ accounts: { systemId: string }[] }>('GET', '/accounts');
  for (const { systemId } of accounts)
    await askCarrier('PATCH', `/accounts/${systemId}`, { orderDelayMs });
}

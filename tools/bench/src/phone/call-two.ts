import type { DataPlane } from '../data-plane.ts';
import { openPage } from './page.ts';
import { OURS, THEIRS } from './phone-plane.ts';
import { Phone } from './phone.ts';
import type { Trunk } from './trunk.ts';

const OTHERS = [THEIRS, '+14255550124'] as const;
const WITHIN_MS = 20_000;
let calls = 0;

/** Somebody brings two phones into a call, and leaves: they talk to each other alone. */
export async function callTwo(plane: DataPlane, trunk: Trunk): Promise<Phone[]> {
  const phones = await Promise.all(OTHERS.map(() => Phone.open()));
  const free = [...phones];
  trunk.onCall = (call) => void free.pop()?.answer(call);
  await using page = await openPage(plane.http);
  const connected = new Set<string>();
  const both = Promise.withResolvers<void>();
  const late = setTimeout(() => both.reject(new Error('a phone did not get in')), WITHIN_MS);
  page.onEvent = (event) => {
    if (event.type !== 'call.changed') return;
    for (const { user, state } of event.participants ?? [])
      if (state === 'connected' && user.startsWith('4:')) connected.add(user);
    if (connected.size === OTHERS.length) both.resolve();
  };
  const callId = await page.dial(OURS[calls++ % OURS.length], OTHERS);
  await both.promise.finally(() => clearTimeout(late));
  await page.hangUp(callId);
  return phones;
}

import type { Scope } from '@switchboard/kernel';
import { bytesOf, toWns } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';
import { ACCOUNT } from '@switchboard/push-lab';
import type { Benchmark } from '../benchmark.ts';
import { connectAgent } from '../call-client.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { makePeople } from '../people.ts';
import { openLab } from '../push/open-lab.ts';
import type { Lab } from '../push/open-lab.ts';
import { registerDevice } from '../push/register-device.ts';

const CALLS = 10;
const ROUNDS = 5;
const RING_MS = 120_000;

/** How long it takes from the caller's click until a device rings whose app does not run. */
export const pushRing: Benchmark = {
  name: 'push-ring',
  ratio: 'from calling until a device rings whose app does not run / a bare push to it',
  goal: { limit: 2, better: 'lower' },
  async run(scope, note) {
    const lab = await openLab(scope);
    const ways = { ours: await openOurs(scope, lab), bare: await openBare(lab) };
    const taken: Record<keyof typeof ways, number[]> = { ours: [], bare: [] };
    const middle = (which: keyof typeof ways) => async (): Promise<number> => {
      const times: number[] = [];
      while (times.length < CALLS) times.push(await ways[which]());
      taken[which].push(...times);
      return median(times);
    };
    const ratios = await interleave(ROUNDS, middle('ours'), middle('bare'));
    const [ours, bare] = [median(taken.ours), median(taken.bare)].map((ms) => ms.toFixed(1));
    note(`push-ring: ${ours} ms (goal 500), and ${bare} ms bare`);
    return ratios;
  },
};

/** Somebody calls somebody with one device, and gives up as soon as it rings. */
async function openOurs(scope: Scope, { api, rings, environment }: Lab) {
  const server = scope.use(await startDataPlane(await stateFolder(scope), environment));
  const [alice, bob] = await makePeople(server.http, 2, ['voip']);
  const device = await api.add('windows', 'A computer');
  await registerDevice(server.http, bob!.token, device);
  const caller = await connectAgent(server.http, alice!.token);
  return async (): Promise<number> => {
    const rung = rings.next(device.id);
    const begunAt = performance.now();
    const to = [{ user: bob!.id }];
    const { call } = await caller.ask('call.start', { to });
    const ms = (await rung) - begunAt;
    await caller.ask('call.hangUp', { callId: call.id });
    return ms;
  };
}

/** The same push by one request, with a token that is there already. */
async function openBare({ api, rings, services, wnsSecret }: Lab) {
  const device = await api.add('windows', 'Another computer');
  const { target } = device;
  if (target?.service !== 'wns') throw new Error('this is no Windows');
  const token = await tokenOf(services, wnsSecret);
  return async (): Promise<number> => {
    const { body } = toWns(bareCall(), Date.now());
    const rung = rings.next(device.id);
    const begunAt = performance.now();
    await fetch(target.channel, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'content-length': String(bytesOf(body)),
        'x-wns-type': 'wns/raw',
        'x-wns-ttl': '120',
      },
      body,
    });
    return (await rung) - begunAt;
  };
}

function bareCall(): PushPayload {
  const now = Date.now();
  return {
    ...{ type: 'incoming-call', eventId: crypto.randomUUID(), serverCallId: crypto.randomUUID() },
    ...{ hasVideo: false, startedAt: new Date(now).toISOString() },
    caller: { id: '8:acs:bench_alice', displayName: 'Alice' },
    metadata: {
      recipientId: '8:acs:bench_bob',
      expiresAt: new Date(now + RING_MS).toISOString(),
    },
  };
}

async function tokenOf(services: string, secret: string): Promise<string> {
  const { wnsTenantId, wnsClientId } = ACCOUNT;
  const answer = await fetch(`${services}/${wnsTenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', scope: 'https://wns.windows.com/.default' },
      ...{ client_id: wnsClientId, client_secret: secret },
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

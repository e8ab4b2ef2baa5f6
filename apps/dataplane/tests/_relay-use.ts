import type { IceServer } from '@switchboard/acs-wire';
import { control, identityClient } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';
import { loginOf } from './_turn.ts';
import type { Allocation, Login } from './_turn.ts';
import { until } from './_until.ts';

export interface Counts {
  readonly allocations: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly refusedPeers: number;
  readonly refusedAllocations: number;
}

export interface Use {
  readonly known: boolean;
  readonly total: Counts;
  readonly people: readonly (Counts & { readonly userId: string | null })[];
}

export async function newUser({ plane }: Running): Promise<string> {
  return (await identityClient(plane).createUser()).communicationUserId;
}

export async function loginFor({ plane }: Running, id: string, ttl = 3_600): Promise<Login> {
  const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
  const { body } = await signedRequest(plane.http, 'POST', path, { id, ttl });
  return loginOf((body as { iceServers: IceServer[] }).iceServers);
}

export async function useOf({ plane }: Running): Promise<Use> {
  return (await control(plane, 'GET', '/relay/use')).body as Use;
}

export async function endFor({ plane }: Running, userId: string): Promise<unknown> {
  return (await control(plane, 'POST', '/relay/end', { userId })).body;
}

/** Do packets of the first reach the second? What is lost is sent again; what was refused stays so. */
export async function reaches(from: Allocation, to: Allocation, text: string): Promise<void> {
  await until(
    `${text} arrives`,
    async () => {
      await from.send(text, to.address);
      return to.received.includes(text);
    },
    { everyMs: 20 },
  );
}

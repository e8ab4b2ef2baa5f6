import { randomUUID } from 'node:crypto';
import type { HandoverView, TelephonyClient } from '@switchboard/telephony-api/client';
import { startTelephony, THEIRS } from './_telephony.ts';
import type { Started } from './_telephony.ts';
import type { TelephonyOverrides } from '../src/index.ts';

type Request = Parameters<TelephonyClient['handovers']['request']['mutate']>[0];

export const SUMMARY = {
  facts: [{ name: 'order', value: 'B-1002' }],
  understood: ['where is my order'],
  problem: 'no such order',
};

/** The service where Ann and Bob are a team, and available; Ann is the first of it. */
export async function startWithTeam(overrides: TelephonyOverrides = {}) {
  const started = await startTelephony(overrides);
  return { ...started, ...(await addTeam(started)) };
}

/** @returns what a test does with the team */
export async function addTeam({ as, clock, settle }: Started) {
  for (const name of ['ann', 'bob']) await as(name).teams.putPresence.mutate({ isAvailable: true });
  const members = [
    { personId: 'usr_ann', skills: ['french'] },
    { personId: 'usr_bob', skills: [] },
  ];
  const team = { name: 'Orders', seconds: 20, members };
  const { id: teamId } = await as('dana', 'admin').teams.put.mutate(team);
  const get = (id: string): Promise<HandoverView> => as('bot').handovers.get.query({ id });
  return {
    ...{ teamId, get },
    ask: (change: Partial<Request> = {}): Promise<HandoverView> =>
      as('bot').handovers.request.mutate({
        ...{ id: randomUUID(), team: 'Orders', channel: 'voice', summary: SUMMARY },
        customer: { name: 'Carla', number: THEIRS },
        ...change,
      }),
    accept: (name: string, id: string) => as(name).handovers.accept.mutate({ id }),
    pass: (name: string, id: string) => as(name).handovers.pass.mutate({ id }),
    /** Who is asked, or has accepted, and how far it is. */
    async at(id: string): Promise<string> {
      const { state, colleague } = await get(id);
      return colleague ? `${state} ${colleague.name}` : state;
    },
    async later(ms: number): Promise<void> {
      await clock.advance(ms);
      await settle();
    },
  };
}

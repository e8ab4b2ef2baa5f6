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

/** What a test does with a team. */
export interface TeamTools {
  readonly teamId: string;
  /** As the bot sees it. */
  get(id: string): Promise<HandoverView>;
  /** As the bot asks. */
  ask(change?: Partial<Request>): Promise<HandoverView>;
  accept(name: string, id: string): Promise<HandoverView>;
  pass(name: string, id: string): Promise<HandoverView>;
  /** How far it is, and who is asked or has accepted. */
  at(id: string): Promise<string>;
  later(ms: number): Promise<void>;
}

/** The service where Ann and Bob are a team, and available; Ann is the first of it. */
export async function startWithTeam(
  overrides: TelephonyOverrides = {},
): Promise<Started & TeamTools> {
  const started = await startTelephony(overrides);
  return { ...started, ...(await addTeam(started)) };
}

export async function addTeam({ as, clock, settle }: Started): Promise<TeamTools> {
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
    ask: (change = {}) =>
      as('bot').handovers.request.mutate({
        ...{ id: randomUUID(), team: 'Orders', channel: 'voice', summary: SUMMARY },
        customer: { name: 'Carla', number: THEIRS },
        ...change,
      }),
    accept: (name, id) => as(name).handovers.accept.mutate({ id }),
    pass: (name, id) => as(name).handovers.pass.mutate({ id }),
    async at(id) {
      const { state, colleague } = await get(id);
      return colleague ? `${state} ${colleague.name}` : state;
    },
    async later(ms) {
      await clock.advance(ms);
      await settle();
    },
  };
}

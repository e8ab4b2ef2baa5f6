import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCalling } from '@switchboard/calling';
import type { Calling, CallingEngine } from '@switchboard/calling';
import { contract } from '@switchboard/calling/testing';
import type {
  ContractPhone,
  ContractPhones,
  ContractRole,
  ContractWorld,
} from '@switchboard/calling/testing';
import { createCallingModule } from '@switchboard/calling-local';
import { systemClock } from '@switchboard/kernel';
import type { PhoneAct } from './_contract-phone.ts';
import { behindProxies } from './_behind-proxies.ts';

/** What the test lends to the page: identities and rooms are made by a server, phones are outside. */
interface Server {
  makeIdentity(userId?: string): Promise<{ id: string; token: string }>;
  makeRoom(people: Readonly<Record<string, ContractRole>>): Promise<string>;
  /** Resolves with the number of another phone. */
  openPhone(): Promise<string>;
  usePhone(number: string, act: PhoneAct, text: string): Promise<void>;
}

declare const globalThis: Server;

/** The module as it is, or as a client has it that keeps all of it behind Proxies. */
export type Clothes = 'bare' | 'behind proxies';

/** Where a case is played. */
export interface Place {
  readonly endpoint: string;
  /** The number that phones are called from; none where no phones are called. */
  readonly callerId?: string;
  readonly clothes: Clothes;
}

function phonesOf(callerId: string): ContractPhones {
  return { callerId, phone: async () => phoneOf(await globalThis.openPhone()) };
}

function phoneOf(number: string): ContractPhone {
  const does =
    (act: PhoneAct) =>
    (text = ''): Promise<void> =>
      globalThis.usePhone(number, act, text);
  return {
    id: `4:${number}`,
    answer: does('answer'),
    decline: does('decline'),
    beBusy: does('beBusy'),
    hold: does('hold'),
    resume: does('resume'),
    hangUp: does('hangUp'),
    heard: does('heard'),
    call: (person) => does('call')(person.id),
  };
}

function world({ endpoint, callerId, clothes }: Place) {
  const open: Calling[] = [];
  const played: ContractWorld = {
    engineForGroups: true,
    ...(callerId !== undefined && { phones: phonesOf(callerId) }),
    async person(name, sameAs) {
      const { id, token } = await globalThis.makeIdentity(sameAs?.id);
      // Each person has a module of their own, as each has a tab of their own.
      const bare = createCallingModule({ endpoint });
      const module = clothes === 'bare' ? bare : behindProxies(bare);
      const calling = createCalling({
        // Classes of the SDK can only be matched by themselves: they have private members.
        engine: module as unknown as CallingEngine,
        credential: new AzureCommunicationTokenCredential(token),
        self: id,
        displayName: name,
        clock: systemClock,
      });
      open.push(calling);
      await calling.start();
      return { calling, id };
    },
    offline: async () => (await globalThis.makeIdentity()).id,
    room: (people) => globalThis.makeRoom(people),
  };
  return { played, open };
}

/** Plays one case; resolves with what went wrong, or with nothing. */
async function play(name: string, place: Place): Promise<string | undefined> {
  const one = contract.find((candidate) => candidate.name === name);
  const { played, open } = world(place);
  try {
    await one?.run(played);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await Promise.all(open.map((calling) => calling.end()));
  }
}

const page = { play };
export type ContractPage = typeof page;
Object.assign(globalThis, { page });

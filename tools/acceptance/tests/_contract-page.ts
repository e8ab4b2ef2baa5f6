import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCalling } from '@switchboard/calling';
import type { Calling, CallingEngine } from '@switchboard/calling';
import { contract } from '@switchboard/calling/testing';
import type { ContractRole, ContractWorld } from '@switchboard/calling/testing';
import { createCallingModule } from '@switchboard/calling-local';
import { systemClock } from '@switchboard/kernel';
import { behindProxies } from './_behind-proxies.ts';

/** What the test lends to the page: identities and rooms are made by a server. */
interface Server {
  makeIdentity(userId?: string): Promise<{ id: string; token: string }>;
  makeRoom(people: Readonly<Record<string, ContractRole>>): Promise<string>;
}

declare const globalThis: Server;

/** The module as it is, or as a client has it that keeps all of it behind Proxies. */
export type Clothes = 'bare' | 'behind proxies';

function world(endpoint: string, engineForGroups: boolean, clothes: Clothes) {
  const open: Calling[] = [];
  const played: ContractWorld = {
    engineForGroups,
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
async function play(
  name: string,
  endpoint: string,
  engineForGroups: boolean,
  clothes: Clothes,
): Promise<string | undefined> {
  const one = contract.find((candidate) => candidate.name === name);
  const { played, open } = world(endpoint, engineForGroups, clothes);
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

import type { CallEvent } from '@switchboard/acs-wire';
import { connectAgent } from '../call-client.ts';
import type { AgentLine } from '../call-client.ts';
import { makePeople } from '../people.ts';
import type { Person } from '../people.ts';
import { OURS, THEIRS } from './phone-plane.ts';

/** The page of somebody new, who calls phones. */
export interface Page extends AsyncDisposable {
  readonly person: Person;
  readonly ask: AgentLine['ask'];
  /** Is told of everything that happens. */
  onEvent: (event: CallEvent) => void;
  /** @returns the id of the call */
  dial(ours?: string, theirs?: readonly string[]): Promise<string>;
  hangUp(callId: string): Promise<void>;
}

export async function openPage(base: string): Promise<Page> {
  const [person] = await makePeople(base, 1, ['voip']);
  const { socket, ask } = await connectAgent(base, person!.token, (event) => page.onEvent(event));
  const page: Page = {
    ...{ person: person!, ask },
    onEvent: () => undefined,
    async dial(alternateCallerId = OURS[0], theirs = [THEIRS]) {
      const to = theirs.map((number) => ({ user: `4:${number}` }));
      return (await ask('call.start', { to, alternateCallerId })).call.id;
    },
    hangUp: async (callId) => void (await ask('call.hangUp', { callId })),
    [Symbol.asyncDispose]: async () => socket.close(),
  };
  return page;
}

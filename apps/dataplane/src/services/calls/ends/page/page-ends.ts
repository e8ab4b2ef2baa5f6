import { isCommunicationUserId } from '@switchboard/acs-wire';
import type { CallBus } from '../../bus.ts';
import type { EndKind } from '../end-kind.ts';
import type { Agents } from './agents.ts';
import { PAGE, pageEnd } from './page-end.ts';

/** The clients of people, wherever their sockets end. */
export function pageEnds(bus: CallBus, agents: Agents): EndKind {
  return {
    name: PAGE,
    serves: isCommunicationUserId,
    async reach(users) {
      const places = await bus.clientsOf(users);
      return new Map(
        [...places].map(([user, theirs]) => [
          user,
          theirs.map(({ process, agent }) => pageEnd(process, agent)),
        ]),
      );
    },
    deliver: (agent, event) => agents.deliver(agent, event),
    homeGone: (process) => agents.endCallsOf(process),
  };
}

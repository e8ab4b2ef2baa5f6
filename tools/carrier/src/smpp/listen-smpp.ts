import { systemClock } from '@switchboard/kernel';
import { SmppServer } from '@switchboard/smpp';
import type { MessageFields, Peer, SubmitAnswer } from '@switchboard/smpp';
import type { Accounts } from '../accounts/accounts.ts';

const HOST = '127.0.0.1';
const SYSTEM_ID = 'carrier';
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

export interface SmppOptions {
  readonly port: number;
  readonly accounts: Accounts;
  readonly submit: (account: string, message: MessageFields) => Promise<SubmitAnswer>;
  /** Somebody has bound anew. */
  readonly onBind: (account: string) => void;
  /** What waits for an account may be delivered. */
  readonly onRoom: (account: string) => void;
}

/**
 * The network as carriers' customers see it. Its links live by the time of the machine: a clock that is turned
 * by a day must not make a peer look silent for a day.
 */
export function listenSmpp(options: SmppOptions): Promise<SmppServer> {
  const { port, accounts, submit, onBind, onRoom } = options;
  const unserved = new WeakSet<Peer>();
  return SmppServer.listen({
    ...{ host: HOST, port, clock: systemClock, systemId: SYSTEM_ID },
    allowAddress: (address) => LOOPBACK.test(address),
    authenticate: async ({ systemId, password }, peer) => {
      if (!accounts.has(systemId)) return 'ESME_RINVSYSID';
      if (!accounts.mayBind(systemId, password)) return 'ESME_RINVPASWD';
      unserved.add(peer);
      return undefined;
    },
    onSubmit: (message, { systemId }) => submit(systemId, message),
    onRoom: (peer) => {
      if (unserved.delete(peer)) onBind(peer.systemId);
      onRoom(peer.systemId);
    },
  });
}

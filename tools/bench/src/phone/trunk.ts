import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { PeerGuard, UdpTransport, UserAgent } from '@switchboard/sip';
import type { IncomingCall } from '@switchboard/sip';

const HOST = '127.0.0.1';

/** The phone network, or one end of a call without anything between: whoever calls is handed to `onCall`. */
export interface Trunk {
  readonly agent: UserAgent;
  readonly port: number;
  onCall: (call: IncomingCall) => void;
}

export async function openTrunk(scope: Scope): Promise<Trunk> {
  const guard = new PeerGuard({ clock: systemClock, allow: [HOST] });
  const transport = await UdpTransport.open({ clock: systemClock, host: HOST, port: 0, guard });
  const agent = new UserAgent({
    ...{ transports: [transport], clock: systemClock },
    onInvite: (call) => trunk.onCall(call),
  });
  const trunk: Trunk = { agent, port: transport.local.port, onCall: (call) => call.reject(480) };
  scope.use(agent);
  return trunk;
}

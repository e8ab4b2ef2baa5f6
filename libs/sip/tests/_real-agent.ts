import { systemClock } from '@switchboard/kernel';
import { PeerGuard } from '../src/transport/peer-guard.ts';
import type { StreamFlow } from '../src/transport/stream-flow.ts';
import { StreamTransport } from '../src/transport/stream-transport.ts';
import { UdpTransport } from '../src/transport/udp-transport.ts';
import { UserAgent } from '../src/user-agent/user-agent.ts';
import type { UserAgentOptions } from '../src/user-agent/user-agent-options.ts';
import type { Certificate } from '../src/testing/certificate.ts';

export const HOST = '127.0.0.1';

export interface RealAgent extends AsyncDisposable {
  readonly agent: UserAgent;
  /** Of each protocol. */
  readonly ports: { readonly udp: number; readonly tcp: number; readonly tls: number };
  readonly faults: unknown[];
  /** Loses every connection, without closing the transports. */
  readonly disconnect: () => void;
}

/** An agent on this machine, over UDP and TCP, and over TLS where there is a certificate. */
export async function realAgent(
  options: Partial<UserAgentOptions> = {},
  certificate?: Certificate,
): Promise<RealAgent> {
  const clock = systemClock;
  const guard = new PeerGuard({ clock, allow: [HOST] });
  const shared = { clock, guard, host: HOST, port: 0 };
  const udp = await UdpTransport.open(shared);
  const tcp = await StreamTransport.open(shared);
  const tls =
    certificate &&
    (await StreamTransport.open({
      ...shared,
      tls: { server: certificate, client: { ca: certificate.cert, rejectUnauthorized: false } },
    }));
  const flows = new Set<StreamFlow>();
  const receive = tcp.receive.bind(tcp);
  tcp.receive = (onMessage) =>
    receive((bytes, flow) => {
      flows.add(flow as StreamFlow);
      onMessage(bytes, flow);
    });
  const faults: unknown[] = [];
  const transports = tls ? [udp, tcp, tls] : [udp, tcp];
  const onFault = (error: unknown): unknown => faults.push(error);
  const agent = new UserAgent({ transports, clock, onFault, ...options });
  return {
    ...{ agent, faults },
    disconnect: () => {
      for (const flow of flows) flow.close();
    },
    ports: { udp: udp.local.port, tcp: tcp.local.port, tls: tls?.local.port ?? 0 },
    [Symbol.asyncDispose]: () => agent[Symbol.asyncDispose](),
  };
}

import { readFile } from 'node:fs/promises';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { StreamTransport, UdpTransport, UserAgent } from '@switchboard/sip';
import type { IncomingCall, PeerGuard, SipPeer, SipTrace, SipTransport } from '@switchboard/sip';
import type { PhoneConfig } from './config.ts';

/**
 * Calls are refreshed as often as RFC 4028 lets one ask for: whoever is left of a call whose other side died without a word
 * ends it within as long, so that no number stays busy.
 */
const SESSION = { expiresS: 90, minS: 90 } as const;

export interface UserAgentDeps {
  readonly config: Extract<PhoneConfig, { kind: 'on' }>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly guard: PeerGuard;
  readonly onInvite: (call: IncomingCall) => void;
  readonly onTrace: (trace: SipTrace) => void;
}

export interface Listening {
  readonly agent: UserAgent;
  /** Where trunks find us. */
  readonly addresses: readonly SipPeer[];
}

/** Listens for trunks, on UDP and TCP, and on TLS where there is a certificate. */
export async function openUserAgent(deps: UserAgentDeps): Promise<Listening> {
  const { config, clock, guard, log, onInvite, onTrace } = deps;
  const { host, port, tls } = config.sip;
  const common = { host, clock, guard, advertise: { host: config.address } };
  const transports: SipTransport[] = [
    await UdpTransport.open({ ...common, port }),
    await StreamTransport.open({ ...common, port }),
  ];
  if (tls) {
    const [cert, key] = await Promise.all([readFile(tls.cert), readFile(tls.key)]);
    const sides = { server: { cert, key }, client: {} };
    transports.push(await StreamTransport.open({ ...common, port: tls.port, tls: sides }));
  }
  const agent = new UserAgent({
    ...{ transports, clock, onInvite, onTrace, sessionPolicy: SESSION },
    onFault: (error) => log.error({ err: error }, 'a message of a trunk was not handled'),
  });
  return { agent, addresses: transports.map(({ local, protocol }) => ({ ...local, protocol })) };
}

import type { SipPeer } from '@switchboard/sip';
import type { Config } from '../src/index.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { seedNumbers } from './_sms.ts';

const HOST = '127.0.0.1';

/** A data plane that reaches phones by a trunk at this port. */
export function phoneOn(
  trunkPort: number,
  rtp: readonly [number, number],
): Extract<Config['phone'], { kind: 'on' }> {
  return {
    kind: 'on',
    sip: { host: HOST, port: 0 },
    sound: { host: HOST, ports: rtp, silenceMs: 30_000 },
    address: HOST,
    trunk: { host: 'trunk.localhost', port: trunkPort, protocol: 'udp' },
    allowedPeers: [],
    transfersOut: false,
  };
}

/** The same for a data plane in a process of its own, which is found at this port of SIP. */
export function phoneEnv(
  trunkPort: number,
  sipPort: number,
  rtp: string,
): Readonly<Record<string, string>> {
  return {
    DATAPLANE_PHONE: 'on',
    SIP_PORT: String(sipPort),
    SIP_RTP_PORTS: rtp,
    SIP_TRUNK_URL: `sip:trunk.localhost:${trunkPort};transport=udp`,
  };
}

export async function startWithPhone(phone: Config['phone']): Promise<Running> {
  const running = await start({ phone });
  await seedNumbers(running.plane);
  return running;
}

export interface PhoneInfo {
  readonly listening: readonly SipPeer[];
  readonly trunks: readonly { readonly fqdn: string; readonly state: string }[];
  readonly isDefault: boolean;
  readonly routes: readonly { readonly name: string }[];
  readonly lines: number;
  /** Calls, and what is kept of those that are over, as repetitions may still come. */
  readonly associations: number;
}

export async function phoneInfo(running: Pick<Running, 'plane'>): Promise<PhoneInfo> {
  return (await control(running.plane, 'GET', '/phone')).body as PhoneInfo;
}

export interface LadderInfo {
  readonly id: string;
  readonly callId: string | null;
  readonly direction: 'in' | 'out';
  readonly trunk: string | null;
  readonly state: string;
}

/** Of the latest calls with phones, the latest first. */
export async function phoneLadders(running: Pick<Running, 'plane'>): Promise<LadderInfo[]> {
  const { body } = await control(running.plane, 'GET', '/phone/ladders');
  return (body as { value: LadderInfo[] }).value;
}

/** The UDP port on which trunks find it. */
export async function sipPort(running: Pick<Running, 'plane'>): Promise<number> {
  const { listening } = await phoneInfo(running);
  return listening.find(({ protocol }) => protocol === 'udp')!.port;
}

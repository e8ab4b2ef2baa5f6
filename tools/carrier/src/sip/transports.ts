import { systemClock } from '@switchboard/kernel';
import { PeerGuard, StreamTransport, UdpTransport } from '@switchboard/sip';
import type { SipTransport } from '@switchboard/sip';

export interface TransportConfig {
  /** Of UDP and TCP; 0 for any that is free with both. */
  readonly port: number;
  /** Without it there is no TLS. */
  readonly tls?: TlsConfig | undefined;
}

export interface TlsConfig {
  readonly port: number;
  /** PEM. */
  readonly cert: string;
  readonly key: string;
  /** PEM: who vouches for the trunk. Absent: whoever vouches for web sites. */
  readonly ca?: string | undefined;
}

export const HOST = '127.0.0.1';
const PORT_ATTEMPTS = 20;
/** Everybody on this machine has one address: a trunk and all its phones together. */
const RATE = { burst: 20_000, messagesPerSecond: 10_000 } as const;

/** UDP and TCP on one port, and TLS on another. */
export async function openTransports({ port, tls }: TransportConfig): Promise<SipTransport[]> {
  const opened = await openPlain(port);
  if (!tls) return opened;
  const { cert, key, ca } = tls;
  try {
    const secure = { server: { cert, key }, client: ca === undefined ? {} : { ca } };
    return [...opened, await StreamTransport.open({ ...shared(), port: tls.port, tls: secure })];
  } catch (error) {
    await Promise.all(opened.map((one) => one[Symbol.asyncDispose]()));
    throw error;
  }
}

async function openPlain(port: number): Promise<SipTransport[]> {
  for (let attempt = 1; ; attempt++) {
    const udp = await UdpTransport.open({ ...shared(), port });
    try {
      return [udp, await StreamTransport.open({ ...shared(), port: udp.local.port })];
    } catch (error) {
      await udp[Symbol.asyncDispose]();
      if (port !== 0 || attempt >= PORT_ATTEMPTS) throw error;
    }
  }
}

const shared = () => ({
  clock: systemClock,
  host: HOST,
  guard: new PeerGuard({ clock: systemClock, allow: ['127.0.0.0/8'], ...RATE }),
});

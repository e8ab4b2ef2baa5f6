export type SipProtocol = 'udp' | 'tcp' | 'tls';

export interface HostPort {
  readonly host: string;
  readonly port: number;
  /** Whose certificate a peer has to show over TLS, where `host` is but the address that this name led to. */
  readonly serverName?: string;
}

/** Whom to reach, and how. */
export interface SipPeer extends HostPort {
  readonly protocol: SipProtocol;
}

/** A way to one peer: a connection, or a pair of addresses where there is none. */
export interface Flow {
  readonly protocol: SipProtocol;
  /** Where what the peer sends comes from. */
  readonly remote: HostPort;
  /** Where peers reach us: what goes into Via and Contact. */
  readonly local: HostPort;
  readonly isOpen: boolean;
  /** @throws PlatformError `flow-closed`, `message-too-large` */
  send(bytes: Buffer): Promise<void>;
}

export type OnMessage = (bytes: Buffer, flow: Flow) => void;

export interface SipTransport extends AsyncDisposable {
  readonly protocol: SipProtocol;
  readonly local: HostPort;
  /** Whole messages, from peers that are allowed, go to `onMessage` from now on. */
  receive(onMessage: OnMessage): void;
  /** @throws PlatformError `peer-unreachable` */
  flowTo(peer: HostPort): Promise<Flow>;
}

/** As it stands in URIs and in Via. */
export function hostPortText({ host, port }: HostPort): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

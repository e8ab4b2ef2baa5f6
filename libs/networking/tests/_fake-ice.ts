import type { Clock } from '@switchboard/kernel';

/** What a server does with who asks it. */
export type ServerConduct =
  | { readonly kind: 'serves'; readonly afterMs: number; readonly address?: string }
  | { readonly kind: 'refuses'; readonly code: number; readonly text: string }
  /** As a port that is closed does: nothing is to be had, and there is nothing to wait for. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'silent' };

type Listener<T = void> = ((event: T) => void) | null;

/** Connections that know servers by their addresses, and find each other by their descriptions. */
export class FakeIce {
  readonly clock: Clock;
  readonly servers = new Map<string, ServerConduct>();
  readonly all: FakeIceConnection[] = [];
  /** Whether data passes, once it was found out that servers answer. */
  passes = true;
  /** An address that no connection is made for. */
  refused = '';
  /** How many bytes arrive each millisecond. */
  bytesPerMs = 64 * 1024;
  latencyMs = 5;
  stats: readonly (readonly [string, object])[] = [];
  readonly RTCPeerConnection: new (configuration?: RTCConfiguration) => RTCPeerConnection;

  constructor(clock: Clock) {
    this.clock = clock;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the class below has its own
    const ice = this;
    class Own extends FakeIceConnection {
      constructor(configuration: RTCConfiguration = {}) {
        super(ice, configuration);
        const urls = (configuration.iceServers ?? []).flatMap((server) => server.urls);
        if (urls.includes(ice.refused)) throw new Error('SyntaxError');
        ice.all.push(this);
      }
    }
    this.RTCPeerConnection = Own as unknown as typeof RTCPeerConnection;
  }

  get open(): number {
    return this.all.filter(({ isClosed }) => !isClosed).length;
  }
}

export class FakeIceChannel {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = 'blob';
  maxBuffered = 0;
  onopen: Listener = null;
  onclose: Listener = null;
  onbufferedamountlow: Listener = null;
  onmessage: Listener<{ readonly data: unknown }> = null;
  other: FakeIceChannel | undefined;
  readonly #ice: FakeIce;

  constructor(ice: FakeIce) {
    this.#ice = ice;
  }

  send(data: string | Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('InvalidStateError');
    const size = typeof data === 'string' ? 0 : data.byteLength;
    this.bufferedAmount += size;
    this.maxBuffered = Math.max(this.maxBuffered, this.bufferedAmount);
    const { clock, latencyMs, bytesPerMs } = this.#ice;
    clock.after(latencyMs + this.bufferedAmount / bytesPerMs, () => this.#arrive(data, size));
  }

  become(state: RTCDataChannelState): void {
    this.readyState = state;
    if (state === 'open') this.onopen?.();
  }

  #arrive(data: string | Uint8Array, size: number): void {
    if (this.readyState !== 'open') return;
    const before = this.bufferedAmount;
    this.bufferedAmount -= size;
    this.other?.onmessage?.({ data: typeof data === 'string' ? data : data.buffer });
    const threshold = this.bufferedAmountLowThreshold;
    if (before > threshold && this.bufferedAmount <= threshold) this.onbufferedamountlow?.();
  }
}

export class FakeIceConnection {
  readonly ice: FakeIce;
  readonly configuration: RTCConfiguration;
  readonly channels: FakeIceChannel[] = [];
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { readonly sdp: string } | null = null;
  isClosed = false;
  onicecandidate: Listener<{ readonly candidate: object | null }> = null;
  onicecandidateerror: Listener<{ readonly errorCode: number; readonly errorText: string }> = null;
  onicegatheringstatechange: Listener = null;
  ondatachannel: Listener<{ readonly channel: FakeIceChannel }> = null;
  #other: FakeIceConnection | undefined;
  #unanswered = 0;

  constructor(ice: FakeIce, configuration: RTCConfiguration) {
    this.ice = ice;
    this.configuration = configuration;
  }

  createDataChannel(): FakeIceChannel {
    const channel = new FakeIceChannel(this.ice);
    this.channels.push(channel);
    return channel;
  }

  async setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: `${this.ice.all.indexOf(this)}` };
    const urls = (this.configuration.iceServers ?? []).flatMap((server) => server.urls);
    this.#unanswered = urls.length;
    if (this.configuration.iceTransportPolicy !== 'relay')
      this.#later(1, () => this.onicecandidate?.({ candidate: { type: 'host' } }));
    for (const url of urls) this.#ask(url);
  }

  async setRemoteDescription({ sdp }: { readonly sdp: string }): Promise<void> {
    this.#other = this.ice.all[Number(sdp)];
    const [channel] = this.channels;
    if (channel && this.#other && this.ice.passes) this.#connect(channel, this.#other);
  }

  async addIceCandidate(): Promise<void> {}

  async getStats(): Promise<ReadonlyMap<string, object>> {
    return new Map(this.ice.stats);
  }

  close(): void {
    this.isClosed = true;
    for (const channel of this.channels) channel.become('closed');
  }

  #connect(channel: FakeIceChannel, other: FakeIceConnection): void {
    this.#later(10, () => {
      const far = other.createDataChannel();
      far.other = channel;
      channel.other = far;
      far.become('open');
      other.ondatachannel?.({ channel: far });
      channel.become('open');
    });
  }

  #ask(url: string): void {
    const conduct = this.ice.servers.get(url) ?? { kind: 'silent' };
    const type = url.startsWith('stun') ? 'srflx' : 'relay';
    switch (conduct.kind) {
      case 'serves':
        return this.#later(conduct.afterMs, () => {
          const { address } = conduct;
          if (address) this.onicecandidate?.({ candidate: { type, address } });
          this.#answered();
        });
      case 'refuses':
        return this.#later(5, () => {
          this.onicecandidateerror?.({ errorCode: conduct.code, errorText: conduct.text });
          this.#answered();
        });
      case 'closed':
        return this.#later(5, () => this.#answered());
      case 'silent':
    }
  }

  #answered(): void {
    this.#unanswered -= 1;
    if (this.#unanswered > 0) return;
    this.iceGatheringState = 'complete';
    this.onicegatheringstatechange?.();
  }

  #later(ms: number, act: () => void): void {
    this.ice.clock.after(ms, () => {
      if (!this.isClosed) act();
    });
  }
}

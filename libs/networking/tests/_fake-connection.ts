import type { Clock } from '@switchboard/kernel';
import type { Signalling, SignallingListener } from '../src/mesh/signalling.ts';

type Listener = () => void;

/** As much of a data channel as the mesh uses; a test decides when what waits goes on. */
export class FakeChannel {
  readonly id: number;
  readonly connection: FakeConnection;
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = 'blob';
  onopen: Listener | null = null;
  onclose: Listener | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly #low = new Set<Listener>();
  #waiting: Uint8Array[] = [];

  constructor(connection: FakeConnection, id: number) {
    this.connection = connection;
    this.id = id;
  }

  addEventListener(_event: 'bufferedamountlow', listener: Listener): void {
    this.#low.add(listener);
  }

  send(bytes: Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('InvalidStateError');
    this.bufferedAmount += bytes.length;
    this.#waiting.push(bytes.slice());
    this.flush();
  }

  /** Hands on what waits, if the other side reads. */
  flush(maxMessages = Infinity): void {
    const { other } = this.connection;
    if (this.connection.connectionState !== 'connected' || !other?.reads) return;
    const before = this.bufferedAmount;
    for (let n = 0; n < maxMessages && this.#waiting.length > 0; n += 1) {
      const bytes = this.#waiting.shift()!;
      this.bufferedAmount -= bytes.length;
      this.connection.network.later(() => other.channel(this.id)?.take(bytes));
    }
    const threshold = this.bufferedAmountLowThreshold;
    if (before <= threshold || this.bufferedAmount > threshold) return;
    for (const low of this.#low) this.connection.network.later(low);
  }

  take(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.buffer });
  }

  become(state: RTCDataChannelState): void {
    if (this.readyState === state) return;
    this.readyState = state;
    if (state === 'open') this.onopen?.();
    if (state === 'closed') this.onclose?.();
  }
}

/** Connections in memory: they find each other by what their descriptions say. */
export class FakeConnections {
  readonly clock: Clock;
  readonly all: FakeConnection[] = [];
  /** Whether a path can be found at all. */
  isUp = true;
  /** Whether who is at the other end sees that a connection was closed. */
  tellsClose = true;
  readonly RTCPeerConnection: new (configuration?: RTCConfiguration) => RTCPeerConnection;

  constructor(clock: Clock) {
    this.clock = clock;
    const register = (one: FakeConnection): number => this.all.push(one);
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the class below has its own
    const network = this;
    class Own extends FakeConnection {
      constructor(configuration: RTCConfiguration = {}) {
        super(network, configuration);
        register(this);
      }
    }
    this.RTCPeerConnection = Own as unknown as typeof RTCPeerConnection;
  }

  get open(): FakeConnection[] {
    return this.all.filter(({ connectionState }) => connectionState !== 'closed');
  }

  later(act: () => void): void {
    this.clock.after(1, act);
  }

  /** What is connected breaks, and nothing else comes about; or it may again. */
  set(isUp: boolean): void {
    this.isUp = isUp;
    if (!isUp) for (const one of this.open) one.become('disconnected');
  }
}

interface FakeDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** One side, strict about the order of descriptions as the standard is. */
export class FakeConnection {
  readonly network: FakeConnections;
  readonly number: number;
  readonly offers: RTCOfferOptions[] = [];
  configuration: RTCConfiguration;
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  localDescription: FakeDescription | null = null;
  remoteDescription: FakeDescription | null = null;
  candidates = 0;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onconnectionstatechange: Listener | null = null;
  other: FakeConnection | undefined;
  reads = true;
  readonly #channels = new Map<number, FakeChannel>();

  constructor(network: FakeConnections, configuration: RTCConfiguration) {
    this.network = network;
    this.configuration = configuration;
    this.number = network.all.length;
  }

  channel(id: number): FakeChannel | undefined {
    return this.#channels.get(id);
  }

  createDataChannel(_label: string, { id }: RTCDataChannelInit): FakeChannel {
    const channel = new FakeChannel(this, id!);
    this.#channels.set(id!, channel);
    return channel;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.configuration = configuration;
  }

  async createOffer(options: RTCOfferOptions): Promise<FakeDescription> {
    if (this.signalingState === 'closed') throw new Error('InvalidStateError');
    this.offers.push(options);
    return { type: 'offer', sdp: `${this.number}` };
  }

  async createAnswer(): Promise<FakeDescription> {
    if (this.signalingState !== 'have-remote-offer') throw new Error('InvalidStateError');
    return { type: 'answer', sdp: `${this.number}` };
  }

  async setLocalDescription(description: FakeDescription | { type: 'rollback' }): Promise<void> {
    if (description.type === 'rollback') return this.#enter('stable');
    this.localDescription = description as FakeDescription;
    this.#enter(description.type === 'offer' ? 'have-local-offer' : 'stable');
    const candidate = { candidate: `candidate:${this.number}`, toJSON: () => ({ candidate: `c` }) };
    this.network.later(() => this.onicecandidate?.({ candidate }));
  }

  async setRemoteDescription({ type, sdp }: FakeDescription): Promise<void> {
    const needed = type === 'offer' ? 'stable' : 'have-local-offer';
    if (this.signalingState !== needed) throw new Error('InvalidStateError');
    const other = this.network.all[Number(sdp)];
    if (!/^\d+$/.test(sdp) || !other) throw new Error('not a description');
    // Whom a connection is to is proven once; another one needs another connection.
    if (this.other && this.other !== other) throw new Error('another fingerprint');
    this.remoteDescription = { type, sdp };
    this.other = other;
    this.#enter(type === 'offer' ? 'have-remote-offer' : 'stable');
    if (type === 'answer') this.#connect();
  }

  async addIceCandidate(): Promise<void> {
    if (!this.remoteDescription) throw new Error('InvalidStateError');
    this.candidates += 1;
  }

  async getStats(): Promise<ReadonlyMap<string, object>> {
    return new Map();
  }

  close(): void {
    if (this.connectionState === 'closed') return;
    this.connectionState = 'closed';
    this.signalingState = 'closed';
    for (const channel of this.#channels.values()) channel.readyState = 'closed';
    const { other } = this;
    if (other?.other === this) this.network.later(() => other.closeChannels());
  }

  closeChannels(): void {
    const { isUp, tellsClose } = this.network;
    if (isUp && tellsClose) for (const one of this.#channels.values()) one.become('closed');
  }

  become(state: RTCPeerConnectionState): void {
    if (this.connectionState === state || this.connectionState === 'closed') return;
    this.connectionState = state;
    this.onconnectionstatechange?.();
    if (state !== 'connected') return;
    for (const channel of this.#channels.values()) {
      channel.become('open');
      channel.flush();
    }
  }

  #enter(state: RTCSignalingState): void {
    if (this.signalingState !== 'closed') this.signalingState = state;
  }

  #connect(): void {
    this.network.later(() => {
      if (!this.network.isUp || this.other?.other !== this) return;
      this.become('connected');
      this.other.become('connected');
    });
  }
}

/** Signalling in memory; what is said goes through `hears`, where a test may look at it, or lose it. */
export class FakeSignalling {
  readonly said: {
    readonly from: string;
    readonly to: string | undefined;
    readonly text: string;
  }[] = [];
  isUp = true;
  readonly #clock: Clock;
  readonly #listeners = new Map<string, Set<SignallingListener>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(self: string): Signalling {
    const own = this.#listeners.get(self) ?? new Set();
    this.#listeners.set(self, own);
    return {
      self,
      send: (to, text) => this.say(self, to, text),
      subscribe(listener) {
        own.add(listener);
        return { [Symbol.dispose]: () => void own.delete(listener) };
      },
    };
  }

  say(from: string, to: string | undefined, text: string): void {
    this.said.push({ from, to, text });
    if (!this.isUp) return;
    this.#clock.after(2, () => this.deliver(from, to, text));
  }

  deliver(from: string, to: string | undefined, text: string): void {
    for (const [id, all] of this.#listeners) {
      if (id === from || (to !== undefined && id !== to)) continue;
      for (const { message } of [...all]) message?.(from, text);
    }
  }

  /** Tells one of them that another one can be reached now. */
  tellJoined(to: string, peer: string): void {
    for (const { joined } of this.#listeners.get(to) ?? []) joined?.(peer);
  }
}

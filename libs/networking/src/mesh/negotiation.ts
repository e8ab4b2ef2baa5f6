import type { Clock } from '@switchboard/kernel';
import { MAX_CANDIDATES } from './signal.ts';
import type { ConnectionSignal, DescriptionSignal } from './signal.ts';

export interface NegotiationOptions {
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  /** Whose offer gives way when both make one. */
  readonly isPolite: boolean;
  readonly say: (signal: ConnectionSignal) => void;
  /** Something was said that could not be used. */
  readonly onRefused: () => void;
}

/** Candidates come in a burst; a way that charges for each message is spared most of them. */
const COLLECT_MS = 30;

/**
 * Two sides agree on a connection, and may both begin to ("perfect negotiation": the polite one takes its own offer
 * back). Everything is done one after another, so nothing that is said changes what is being done.
 */
export class Negotiation implements Disposable {
  readonly #options: NegotiationOptions;
  #work: Promise<void> = Promise.resolve();
  #round = 0;
  #candidates: RTCIceCandidateInit[] = [];
  #collecting: Disposable | undefined;
  /** What came before the description that it belongs to, over a way that had two to choose from. */
  #early: RTCIceCandidateInit[] = [];
  #isIgnoring = false;
  #isClosed = false;

  constructor(options: NegotiationOptions) {
    this.#options = options;
    options.connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) this.#collect(candidate.toJSON());
    };
  }

  /** Makes an offer; also again, where the former one was not answered. */
  offer(iceRestart = false): void {
    const { connection, say } = this.#options;
    this.#enqueue(async () => {
      // An offer that was never answered stands in the way of no other one.
      const offer = await connection.createOffer({ iceRestart });
      await connection.setLocalDescription(offer);
      this.#round += 1;
      say({ kind: 'description', type: 'offer', round: this.#round, sdp: this.#localSdp() });
    });
  }

  take(signal: ConnectionSignal): void {
    this.#enqueue(() =>
      signal.kind === 'description' ? this.#describe(signal) : this.#add(signal.candidates),
    );
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#collecting?.[Symbol.dispose]();
    this.#options.connection.onicecandidate = null;
  }

  #enqueue(step: () => Promise<void>): void {
    const run = async (): Promise<void> => {
      if (!this.#isClosed) await step();
    };
    this.#work = this.#work.then(run).catch(() => {
      if (!this.#isClosed) this.#options.onRefused();
    });
  }

  async #describe({ type, round, sdp }: DescriptionSignal): Promise<void> {
    const { connection } = this.#options;
    const isStable = connection.signalingState === 'stable';
    if (type === 'answer') {
      if (isStable || round !== this.#round) return;
      return this.#setRemote({ type, sdp });
    }
    this.#isIgnoring = !isStable && !this.#options.isPolite;
    if (this.#isIgnoring) return;
    if (!isStable) await connection.setLocalDescription({ type: 'rollback' });
    await this.#setRemote({ type, sdp });
    await this.#answer(round);
  }

  async #setRemote(description: RTCSessionDescriptionInit): Promise<void> {
    await this.#options.connection.setRemoteDescription(description);
    await this.#add(this.#early.splice(0));
  }

  async #answer(round: number): Promise<void> {
    const { connection, say } = this.#options;
    await connection.setLocalDescription(await connection.createAnswer());
    say({ kind: 'description', type: 'answer', round, sdp: this.#localSdp() });
  }

  async #add(candidates: readonly RTCIceCandidateInit[]): Promise<void> {
    // Candidates of an offer that was ignored mean nothing to us.
    if (this.#isIgnoring) return;
    const { connection } = this.#options;
    if (!connection.remoteDescription) {
      this.#early = [...this.#early, ...candidates].slice(-MAX_CANDIDATES);
      return;
    }
    for (const candidate of candidates) await connection.addIceCandidate(candidate);
  }

  #collect(candidate: RTCIceCandidateInit): void {
    this.#candidates.push(candidate);
    this.#collecting ??= this.#options.clock.after(COLLECT_MS, () => {
      this.#collecting = undefined;
      // After the description that they belong to, which may still be on its way through here.
      this.#enqueue(async () => this.#sayCandidates());
    });
  }

  #sayCandidates(): void {
    while (this.#candidates.length > 0) {
      const candidates = this.#candidates.splice(0, MAX_CANDIDATES);
      this.#options.say({ kind: 'candidates', candidates });
    }
  }

  #localSdp(): string {
    return this.#options.connection.localDescription?.sdp ?? '';
  }
}

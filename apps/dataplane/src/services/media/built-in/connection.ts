import type { MediaCandidate } from '@switchboard/acs-wire';
import {
  RTCPeerConnection,
  useNACK,
  useOPUS,
  usePLI,
  useRepairedRtpStreamId,
  useSdesMid,
  useSdesRTPStreamId,
  useTransportWideCC,
  useTWCC,
  useVP8,
} from 'werift';
import type { RTCPeerConnectionConfig } from 'werift';
import { guard } from './guard.ts';
import { Liveness } from './liveness.ts';
import { usePorts } from './ports.ts';
import type { Ports } from './ports.ts';

export interface ConnectionOptions {
  /** Addresses that pages reach us at, beside those of the machine's interfaces. */
  readonly addresses?: readonly string[] | undefined;
  /** UDP ports for media; any when absent. */
  readonly ports?: Ports | undefined;
}

export interface ConnectionEvents {
  candidate(candidate: MediaCandidate | null): void;
  /** For good: it has failed, or nothing has come for too long. */
  lost(): void;
}

/**
 * One connection to a page. We are the `lite` side of it: we say where we are and answer, and send
 * nothing to an address that has not shown that it is the page's. So what a page names as its
 * candidates is of no use to us, and nobody can make us send packets about.
 */
export class Connection implements AsyncDisposable {
  readonly peer: RTCPeerConnection;
  readonly #liveness: Liveness;
  readonly #ports: Ports | undefined;
  readonly #taken: number[] = [];
  #closed = false;

  constructor(options: ConnectionOptions, events: ConnectionEvents) {
    this.#ports = options.ports;
    this.peer = new RTCPeerConnection({
      ...CONFIGURATION,
      iceAdditionalHostAddresses: options.addresses?.length ? [...options.addresses] : LAPTOP,
    });
    this.#liveness = new Liveness(() => this.#lose(events));
    this.peer.onIceCandidate.subscribe((candidate) => {
      if (!candidate) return events.candidate(null);
      const { candidate: line, sdpMid, sdpMLineIndex } = candidate.toJSON();
      events.candidate({
        candidate: line,
        sdpMid: sdpMid ?? null,
        sdpMLineIndex: sdpMLineIndex ?? null,
      });
    });
    this.peer.connectionStateChange.subscribe((state) => {
      if (state === 'failed') this.#lose(events);
    });
  }

  /** Once it is connected, or will not be; a description set in between would break it. */
  async settled(): Promise<void> {
    const { peer } = this;
    while (['new', 'connecting'].includes(peer.connectionState) && peer.remoteDescription) {
      if (this.#closed) return;
      await new Promise<void>((resolve) => peer.connectionStateChange.once(() => resolve()));
    }
  }

  /** Makes our side of the description known; from then on the page is expected. */
  async describe(type: 'offer' | 'answer'): Promise<string> {
    const { peer } = this;
    if (type === 'answer') awaitHandshake(peer);
    const description = type === 'offer' ? await peer.createOffer() : await peer.createAnswer();
    if (this.#ports) usePorts(peer, this.#ports, this.#taken);
    await peer.setLocalDescription(description);
    guard(peer, () => this.#liveness.heard());
    this.#liveness.begin();
    return peer.localDescription?.sdp ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#liveness[Symbol.dispose]();
    await this.peer.close();
    this.#ports?.giveBack(this.#taken);
  }

  #lose(events: ConnectionEvents): void {
    if (this.#closed) return;
    this.#liveness[Symbol.dispose]();
    events.lost();
  }
}

/** Who is called is there first, so the page begins: the library would wait a tenth of a second before it did. */
function awaitHandshake({ dtlsTransports }: RTCPeerConnection): void {
  for (const transport of dtlsTransports) {
    if (transport.role === 'auto') transport.role = 'server';
  }
}

/** Without a network a machine's own pages still reach it. */
const LAPTOP = ['127.0.0.1'];
/** What all browsers speak: Opus, and VP8 in up to three sizes. */
const CONFIGURATION = {
  codecs: {
    audio: [useOPUS()],
    video: [useVP8({ rtcpFeedback: [useNACK(), usePLI(), useTWCC()] })],
  },
  headerExtensions: {
    audio: [useSdesMid()],
    video: [useSdesMid(), useSdesRTPStreamId(), useRepairedRtpStreamId(), useTransportWideCC()],
  },
  bundlePolicy: 'max-bundle' as const,
  iceServers: [],
  iceLite: true,
} satisfies RTCPeerConnectionConfig;

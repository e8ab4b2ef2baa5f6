import type { MediaCandidate } from '@switchboard/acs-wire';
import { RTCPeerConnection, useOPUS, useSdesMid, useVP8 } from 'werift';
import type { RTCSessionDescriptionInit } from 'werift';
import { socketsOf } from '../built-in/guard.ts';
import { dropHelloRepeats, HelloRepeats, isShakingHands } from '../built-in/hello-repeats.ts';
import { shakeHandsAtOnce } from './shake-hands-at-once.ts';

export interface PagePeerEvents {
  candidate(candidate: MediaCandidate | null): void;
  /** For good. */
  lost(): void;
}

/** One connection to a forwarding engine, from the side of the page. */
export class PagePeer implements AsyncDisposable {
  readonly peer: RTCPeerConnection;
  readonly #sockets = new WeakSet<object>();
  readonly #hellos = new HelloRepeats(() => isShakingHands(this.peer));
  /** What came before there was a description that it belongs to. */
  readonly #early: MediaCandidate[] = [];
  #closed = false;

  constructor(events: PagePeerEvents) {
    this.peer = new RTCPeerConnection({
      // Pictures are refused section by section, which takes a codec to name.
      codecs: { audio: [useOPUS()], video: [useVP8()] },
      headerExtensions: { audio: [useSdesMid()], video: [useSdesMid()] },
      bundlePolicy: 'max-bundle',
      iceServers: [],
      // An engine on the same machine is there without a network too.
      iceAdditionalHostAddresses: ['127.0.0.1'],
    });
    this.peer.onIceCandidate.subscribe((candidate) => {
      if (this.#closed) return;
      if (!candidate) return events.candidate(null);
      const { candidate: line, sdpMid, sdpMLineIndex } = candidate.toJSON();
      const place = { sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null };
      events.candidate({ candidate: line, ...place });
    });
    this.peer.connectionStateChange.subscribe((state) => {
      if (state === 'failed' && !this.#closed) events.lost();
    });
  }

  /** Makes our side known. @returns its description */
  async describe(own: RTCSessionDescriptionInit): Promise<string> {
    // The library asks a server on the internet when it is given none.
    for (const { connection } of this.peer.iceTransports) delete connection.stunServer;
    shakeHandsAtOnce(this.peer);
    await this.peer.setLocalDescription(own);
    this.#guard();
    return this.peer.localDescription?.sdp ?? '';
  }

  async setRemote(type: 'offer' | 'answer', sdp: string): Promise<void> {
    await this.peer.setRemoteDescription({ type, sdp });
    for (const candidate of this.#early.splice(0)) await this.#add(candidate);
  }

  async add(candidate: MediaCandidate | null): Promise<void> {
    if (!candidate) return;
    if (this.peer.remoteDescription) await this.#add(candidate);
    else if (this.#early.length < MAX_EARLY) this.#early.push(candidate);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.peer.close();
  }

  /** One that is of no use is no reason to fail: there are others. */
  async #add({ candidate, sdpMid, sdpMLineIndex }: MediaCandidate): Promise<void> {
    const place = { sdpMid: sdpMid ?? undefined, sdpMLineIndex: sdpMLineIndex ?? undefined };
    await this.peer.addIceCandidate({ candidate, ...place }).catch(() => undefined);
  }

  #guard(): void {
    for (const { connection } of this.peer.iceTransports) {
      for (const transport of socketsOf(connection)) {
        if (this.#sockets.has(transport)) continue;
        this.#sockets.add(transport);
        // Whatever cannot be sent is lost, as packets are; without a listener it would end the process.
        transport.socket.on('error', () => undefined);
        dropHelloRepeats(transport, this.#hellos);
      }
    }
  }
}

/** An engine has a handful of addresses. */
const MAX_EARLY = 64;

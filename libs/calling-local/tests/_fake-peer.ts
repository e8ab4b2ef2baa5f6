/** A peer connection that negotiates like a browser's and moves no media; the test is the network. */
export class FakePeer {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: { type: RTCSdpType; sdp: string } | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  readonly channels: string[] = [];
  readonly candidates: unknown[] = [];
  restarts = 0;
  isClosed = false;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: unknown = null;
  ontrack: unknown = null;
  ondatachannel: unknown = null;
  onnegotiationneeded: (() => void) | null = null;
  #offers = 0;

  addTransceiver(kind: string, { direction }: { direction: RTCRtpTransceiverDirection }) {
    const transceiver = new FakeTransceiver(kind, String(this.transceivers.length), direction);
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): readonly FakeTransceiver[] {
    return this.transceivers;
  }

  createDataChannel(label: string): void {
    this.channels.push(label);
  }

  async setLocalDescription(): Promise<void> {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'answer' ? 'stable' : 'have-local-offer';
    this.localDescription = { type, sdp: `${type} ${++this.#offers}` };
  }

  async setRemoteDescription({ type }: { type: RTCSdpType }): Promise<void> {
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
    if (type === 'offer' && this.transceivers.length === 0) {
      this.addTransceiver('audio', { direction: 'recvonly' });
    }
  }

  async addIceCandidate(candidate: unknown): Promise<void> {
    if (this.signalingState === 'have-local-offer') throw new Error('of no offer that is known');
    this.candidates.push(candidate);
  }

  restartIce(): void {
    this.restarts += 1;
  }

  close(): void {
    this.isClosed = true;
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

export class FakeTransceiver {
  readonly kind: string;
  readonly mid: string;
  readonly sender = { track: null };
  direction: RTCRtpTransceiverDirection;

  constructor(kind: string, mid: string, direction: RTCRtpTransceiverDirection) {
    this.kind = kind;
    this.mid = mid;
    this.direction = direction;
  }
}

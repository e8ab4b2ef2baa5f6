import type { CheckOptions } from './check-options.ts';
import { settle } from './settle.ts';

const MAX_CONNECT_MS = 8_000;

/** Of one channel: what is sent at one comes out of the other. */
export interface ChannelEnds {
  readonly near: RTCDataChannel;
  readonly far: RTCDataChannel;
}

/** This page connected to itself, with a channel in between: a stand-in for two people. */
export class SelfConnection implements Disposable {
  readonly near: RTCPeerConnection;
  readonly far: RTCPeerConnection;
  /** Of the candidates that this end has found. */
  readonly types: (string | null)[] = [];
  readonly #options: Omit<CheckOptions, 'iceServers'>;

  constructor(configuration: RTCConfiguration, options: Omit<CheckOptions, 'iceServers'>) {
    this.#options = options;
    this.near = new options.RTCPeerConnection(configuration);
    this.far = new options.RTCPeerConnection(configuration);
  }

  /** @returns `undefined` when there is no way */
  open(): Promise<ChannelEnds | undefined> {
    const { near, far } = this;
    const channel = near.createDataChannel('check');
    trickle(near, far, (type) => this.types.push(type));
    trickle(far, near);
    return settle({ ...this.#options, ms: MAX_CONNECT_MS }, (answer, fail) => {
      let other: RTCDataChannel | undefined;
      const look = (): void => {
        if (channel.readyState === 'open' && other) answer({ near: channel, far: other });
      };
      channel.onopen = look;
      far.ondatachannel = (event) => {
        other = event.channel;
        other.binaryType = 'arraybuffer';
        look();
      };
      describe(near, far).catch(fail);
    });
  }

  [Symbol.dispose](): void {
    this.near.close();
    this.far.close();
  }
}

/** One that comes before the other end knows of us, or after it has closed, is one way fewer. */
function trickle(
  from: RTCPeerConnection,
  to: RTCPeerConnection,
  tell?: (type: string | null) => void,
): void {
  from.onicecandidate = ({ candidate }) => {
    if (!candidate) return;
    tell?.(candidate.type);
    to.addIceCandidate(candidate).catch(() => undefined);
  };
}

async function describe(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
}

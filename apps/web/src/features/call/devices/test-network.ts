import { findingOf } from '@switchboard/calling/view-models';
import type { NetworkFinding } from '@switchboard/calling/view-models';

const MAX_WAIT_MS = 8_000;

/**
 * Connects the page to itself through the relay, and sends something there and back: what a call
 * needs where no direct way is open.
 */
export async function testNetwork(
  relays: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<NetworkFinding> {
  const iceServers = [...relays];
  const near = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
  const far = new RTCPeerConnection({ iceServers });
  const ways = new Set<string>();
  trickle(near, far, ways);
  trickle(far, near, ways);
  try {
    const roundTripMs = relays.length > 0 ? await echo(near, far, signal) : undefined;
    return findingOf({ relays: relays.length, ways, roundTripMs });
  } finally {
    near.close();
    far.close();
  }
}

function trickle(from: RTCPeerConnection, to: RTCPeerConnection, ways: Set<string>): void {
  from.onicecandidate = ({ candidate }) => {
    if (!candidate) return;
    if (candidate.type) ways.add(candidate.type);
    // One that comes too late, or that this browser cannot use, is one way fewer.
    to.addIceCandidate(candidate).catch(() => undefined);
  };
}

/** @returns milliseconds there and back; `undefined` when nothing comes back in time */
async function echo(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  signal: AbortSignal,
): Promise<number | undefined> {
  const channel = near.createDataChannel('test');
  far.ondatachannel = ({ channel: other }) => {
    other.onmessage = () => other.send('');
  };
  const answered = new Promise<number | undefined>((resolve) => {
    let sent = 0;
    channel.onopen = () => {
      sent = performance.now();
      channel.send('');
    };
    channel.onmessage = () => resolve(performance.now() - sent);
    const late = AbortSignal.any([signal, AbortSignal.timeout(MAX_WAIT_MS)]);
    late.onabort = () => resolve(undefined);
  });
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  return answered;
}

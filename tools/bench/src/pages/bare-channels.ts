const CHUNK_BYTES = 16 * 1024;
/** As much as our own connections let wait. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/** Two data channels of two connections, and nothing around them. */
export interface BareChannels {
  onUnreliable: (bytes: Uint8Array) => void;
  sendUnreliable(bytes: Uint8Array<ArrayBuffer>): void;
  /** Fulfilled when the other end has all of it. */
  sendAll(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

export async function openBare(): Promise<BareChannels> {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
  const lossy = { ordered: false, maxRetransmits: 0, negotiated: true, id: 1 };
  const [from, to] = [a, b].map((one) => one.createDataChannel('lossy', lossy));
  const whole = { negotiated: true, id: 2 };
  const [source, sink] = [a, b].map((one) => one.createDataChannel('whole', whole));
  for (const channel of [to!, sink!]) channel.binaryType = 'arraybuffer';
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription!);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription!);
  await Promise.all([from!, source!].map(opened));
  const channels: BareChannels = {
    onUnreliable: () => undefined,
    sendUnreliable: (bytes) => from!.send(bytes),
    sendAll: (bytes) => sendAll(source!, sink!, bytes),
  };
  to!.onmessage = ({ data }: MessageEvent<ArrayBuffer>) =>
    channels.onUnreliable(new Uint8Array(data));
  return channels;
}

function opened(channel: RTCDataChannel): Promise<void> {
  if (channel.readyState === 'open') return Promise.resolve();
  return new Promise((resolve) => {
    channel.onopen = () => resolve();
  });
}

async function sendAll(
  source: RTCDataChannel,
  sink: RTCDataChannel,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let received = 0;
  sink.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    received += data.byteLength;
    if (received >= bytes.length) resolve();
  };
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    source.send(bytes.subarray(at, at + CHUNK_BYTES));
    if (source.bufferedAmount > MAX_BUFFERED_BYTES) await drained(source);
  }
  return promise;
}

function drained(channel: RTCDataChannel): Promise<void> {
  channel.bufferedAmountLowThreshold = MAX_BUFFERED_BYTES / 2;
  return new Promise((resolve) => {
    channel.addEventListener('bufferedamountlow', () => resolve(), { once: true });
  });
}

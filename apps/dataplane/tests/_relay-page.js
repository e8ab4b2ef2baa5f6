/* global RTCPeerConnection */

/** Runs in a page: two connections that may use nothing but the relay, and bytes from one to the other. */
globalThis.exchange = async function ({ iceServers, bytes }) {
  const settings = { iceServers, iceTransportPolicy: 'relay' };
  const [a, b] = [new RTCPeerConnection(settings), new RTCPeerConnection(settings)];
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
  const startedAt = performance.now();
  const out = a.createDataChannel('bytes');
  const arrived = arrival(b, bytes);
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  await new Promise((resolve) => (out.onopen = resolve));
  const openedAt = performance.now();
  send(out, bytes);
  const received = await arrived;
  const ms = performance.now() - openedAt;
  const kind = await usedKind(a);
  a.close();
  b.close();
  return { kind, setUpMs: openedAt - startedAt, received, ms };
};

function send(channel, bytes) {
  const chunk = new Uint8Array(16_000);
  let sent = 0;
  const fill = () => {
    for (; sent < bytes && channel.bufferedAmount < 1_000_000; sent += chunk.length) {
      channel.send(chunk);
    }
  };
  channel.bufferedAmountLowThreshold = 500_000;
  channel.onbufferedamountlow = fill;
  fill();
}

function arrival(connection, bytes) {
  let received = 0;
  return new Promise((resolve) => {
    connection.ondatachannel = ({ channel }) => {
      channel.onmessage = ({ data }) => {
        received += data.byteLength ?? data.size;
        if (received >= bytes) resolve(received);
      };
    };
  });
}

async function usedKind(connection) {
  const stats = [...(await connection.getStats()).values()];
  const pair = stats.find(({ nominated }) => nominated === true);
  return stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType;
}

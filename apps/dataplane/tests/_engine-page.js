/* global RTCPeerConnection, MediaStream, AudioContext, document */

/** Runs in a page: the browser's side of several people's connections to a forwarding engine. */
const people = new Map();

/** Sections for what is to be sent, the camera in three sizes; an offer, and what each carries. */
globalThis.offerUp = async function (user, sources, lines = 180) {
  const person = of(user);
  for (const source of sources) {
    const section = person.up.addTransceiver(source === 'audio' ? tone() : picture(lines), {
      direction: 'sendonly',
      ...(source === 'camera' && { sendEncodings: LAYERS }),
    });
    person.sections.push({ source, section });
  }
  await person.up.setLocalDescription();
  const tracks = person.sections.map(({ source, section }) => ({ mid: section.mid, source }));
  return { sdp: person.up.localDescription.sdp, tracks };
};

globalThis.answerUp = (user, sdp) => of(user).up.setRemoteDescription({ type: 'answer', sdp });

globalThis.answerDown = async function (user, sdp) {
  const { down } = of(user);
  await down.setRemoteDescription({ type: 'offer', sdp });
  await down.setLocalDescription();
  return down.localDescription.sdp;
};

globalThis.candidateFor = async (user, transport, candidate) => {
  await of(user)
    [transport].addIceCandidate(candidate ?? undefined)
    .catch(() => undefined);
};

/** What has come in each section so far. */
globalThis.received = async function (user) {
  const found = {};
  (await of(user).down.getStats()).forEach((entry) => {
    if (entry.type !== 'inbound-rtp') return;
    const { mid, bytesReceived: bytes, framesDecoded: frames = 0, frameHeight: height = 0 } = entry;
    found[mid] = { bytes, frames, height, energy: entry.totalAudioEnergy ?? 0 };
  });
  return found;
};

globalThis.leave = function (user) {
  const { up, down } = of(user);
  up.close();
  down.close();
  people.delete(user);
};

const LAYERS = [
  { rid: 'h' },
  { rid: 'm', scaleResolutionDownBy: 2 },
  { rid: 'l', scaleResolutionDownBy: 4 },
];

function of(user) {
  if (!people.has(user)) people.set(user, begin(user));
  return people.get(user);
}

function begin(user) {
  const person = { up: new RTCPeerConnection(), down: new RTCPeerConnection(), sections: [] };
  for (const transport of ['up', 'down']) {
    person[transport].onicecandidate = ({ candidate }) =>
      globalThis.tellCandidate(user, transport, candidate?.toJSON() ?? null);
  }
  // What nobody plays is not decoded.
  person.down.ontrack = ({ track }) => play(track);
  return person;
}

function play(track) {
  const element = document.createElement(track.kind);
  Object.assign(element, { srcObject: new MediaStream([track]), autoplay: true });
  document.body.append(element);
}

function tone() {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const out = context.createMediaStreamDestination();
  oscillator.connect(out);
  oscillator.start();
  return out.stream.getAudioTracks()[0];
}

/** Never the same twice. */
function picture(height) {
  const width = (height * 16) / 9;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  let at = 0;
  setInterval(() => {
    context.fillStyle = `hsl(${(at += 7)} 80% 50%)`;
    context.fillRect((at * 3) % width, (at * 2) % height, 80, 80);
  }, 200);
  return canvas.captureStream().getVideoTracks()[0];
}

/** What a telephone sounds like while nobody has answered: the bell of whoever is called, and the tone that a caller hears. */
const KINDS = {
  bell: { hz: [660, 880], onMs: 1_000, everyMs: 3_000 },
  ringback: { hz: [440, 480], onMs: 2_000, everyMs: 6_000 },
};
const VOLUME = 0.08;

let now;

/** @param kind undefined for silence; a browser plays nothing on a page that nobody has touched yet */
export function ring(kind) {
  if (now?.kind === kind) return;
  clearInterval(now?.timer);
  void now?.context.close();
  now = undefined;
  if (!kind || navigator.userActivation?.hasBeenActive === false) return;
  const context = new AudioContext();
  const { everyMs } = KINDS[kind];
  now = { kind, context, timer: setInterval(() => sound(context, KINDS[kind]), everyMs) };
  sound(context, KINDS[kind]);
}

function sound(context, { hz, onMs }) {
  const gain = new GainNode(context, { gain: VOLUME });
  gain.connect(context.destination);
  for (const frequency of hz) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(gain);
    tone.start();
    tone.stop(context.currentTime + onMs / 1_000);
  }
}

/** Two soft notes, again and again: made here, so there is no file to load. */
const NOTES = [659.25, 523.25] as const;
const EVERY_S = 2.4;

/** @returns makes it stop */
export function ringtone(): () => void {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.value = 0.15;
  gain.connect(context.destination);
  let timer: ReturnType<typeof setTimeout>;
  const ring = (): void => {
    NOTES.forEach((frequency, at) => note(context, gain, frequency, at * 0.28));
    timer = setTimeout(ring, EVERY_S * 1_000);
  };
  // A page that was never touched may not sound; then the card and the notification have to do.
  context.resume().then(ring, () => undefined);
  return () => {
    clearTimeout(timer);
    context.close().catch(() => undefined);
  };
}

function note(context: AudioContext, out: AudioNode, frequency: number, after: number): void {
  const start = context.currentTime + after;
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.frequency.value = frequency;
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(1, start + 0.03);
  envelope.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
  oscillator.connect(envelope).connect(out);
  oscillator.start(start);
  oscillator.stop(start + 1);
}

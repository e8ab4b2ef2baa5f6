const TONE_HZ = 440;
const LASTS_S = 0.8;

/** A short tone on the chosen speaker, or on the usual one where a page cannot choose. */
export async function playTone(speaker: string | undefined): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const oscillator = context.createOscillator();
  oscillator.frequency.value = TONE_HZ;
  oscillator.connect(out);
  oscillator.start();
  oscillator.stop(context.currentTime + LASTS_S);
  const player = new Audio();
  player.srcObject = out.stream;
  if (speaker && 'setSinkId' in player) await player.setSinkId(speaker);
  await player.play();
  oscillator.onended = () => {
    player.srcObject = null;
    context.close().catch(() => undefined);
  };
}

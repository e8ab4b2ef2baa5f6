'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

const [TONE_HZ, SECONDS, GAIN] = [660, 0.25, 0.15];

/** Whether a sound tells of offers in this browser; it does not until somebody wants it. */
export function useSoundWanted() {
  return useLocalStorage({ key: 'handovers-sound', defaultValue: false });
}

/** Sounds once for each offer, where that is wanted. */
export function useChime(offeredId: string | undefined): void {
  const [isWanted] = useSoundWanted();
  useEffect(() => {
    if (offeredId !== undefined && isWanted) chime();
  }, [offeredId, isWanted]);
}

function chime(): void {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONE_HZ });
  tone.connect(new GainNode(context, { gain: GAIN })).connect(context.destination);
  tone.onended = () => void context.close();
  tone.start();
  tone.stop(context.currentTime + SECONDS);
}

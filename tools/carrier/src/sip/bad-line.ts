import { systemClock } from '@switchboard/kernel';

export interface BadLineSettings {
  readonly lossPercent: number;
  readonly delayMs: number;
}

/** Loses packets and lets them wait, as a number's line says at that moment. */
export function badLine(settings: () => BadLineSettings): (goOn: () => void) => void {
  return (goOn) => {
    const { lossPercent, delayMs } = settings();
    if (Math.random() * 100 < lossPercent) return;
    // As many wait as come in that time: it is at most two seconds.
    if (delayMs > 0) systemClock.after(delayMs, goOn);
    else goOn();
  };
}

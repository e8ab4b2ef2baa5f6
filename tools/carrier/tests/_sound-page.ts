import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const hasChromium = existsSync(executablePath);
if (!hasChromium) process.stderr.write('SKIPPED: calls in a browser, for want of Chromium\n');

/** Its microphone hears a beep every second. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    ],
  });
}

/** For a page, before its own scripts: whatever it plays is looked at as well. */
export const WATCH_SOUND = `
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (target, ...rest) {
    if (target instanceof AudioDestinationNode) {
      globalThis.played = new AnalyserNode(this.context, { fftSize: 4096 });
      connect.call(this, globalThis.played);
    }
    return connect.call(this, target, ...rest);
  };
`;

/** In a page with `WATCH_SOUND`: is this the loudest frequency of what it plays, within a tenth of it? */
export const playsHz = (hz: number): string => `(() => {
  if (!globalThis.played) return false;
  const levels = new Float32Array(played.frequencyBinCount);
  played.getFloatFrequencyData(levels);
  const loudest = levels.indexOf(Math.max(...levels));
  const heard = (loudest * played.context.sampleRate) / played.fftSize;
  return levels[loudest] > -60 && Math.abs(heard - ${hz}) < ${hz} / 10;
})()`;

import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { apps } from '@switchboard/stack';
import type { AppName } from '@switchboard/stack';
import { disabledFeatures } from './disabled-features.ts';
import { root } from './stack.ts';

/**
 * People's journeys through some of the apps, against the real stack, started once by the set-up on
 * ports of its own.
 */
export function journeys(...names: readonly AppName[]) {
  return defineConfig({
    // In this order: whoever signs in on a phone rings there as well from then on.
    projects: names.map((name) => ({ name, testDir: join(root, folderOf(name), 'e2e') })),
    outputDir: join(root, 'test-results'),
    globalSetup: join(import.meta.dirname, 'set-up.ts'),
    // Each has a stack of its own, which takes its time to start: more than one is worth it for many journeys.
    workers: 1,
    // Far beyond what any journey takes; a busy machine is slow, and a hang is found all the same.
    timeout: 120_000,
    expect: { timeout: 30_000 },
    retries: process.env['CI'] ? 1 : 0,
    reporter: [['list']],
    use: {
      locale: 'en-US',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1100, height: 720 },
      // What slides and fades in has to be waited for and drawn many times, and no journey is about it.
      contextOptions: { reducedMotion: 'reduce' },
      trace: 'on-first-retry',
      launchOptions: {
        executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          disabledFeatures,
          // Nobody sits before a camera here: a picture and a tone that the browser makes. Each picture is encoded and
          // decoded by the processor: ten a second are enough to see that they come.
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream=display-media-type=browser,fps=10',
          '--auto-accept-this-tab-capture',
          '--autoplay-policy=no-user-gesture-required',
        ],
      },
    },
  });
}

function folderOf(name: AppName): string {
  return apps.find((app) => app.name === name)!.folder;
}

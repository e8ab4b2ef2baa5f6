import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pushTarget } from '@switchboard/push';
import { z } from 'zod';
import type { Device } from './device.ts';
import type { Devices } from './devices.ts';

const kept = z.array(
  z.object({
    id: z.uuid(),
    platform: z.enum(['android', 'ios', 'windows']),
    target: pushTarget.optional(),
  }),
);

const FIRST = [
  { platform: 'android', name: 'Pixel' },
  { platform: 'ios', name: 'iPhone' },
  { platform: 'windows', name: 'Windows PC' },
] as const;

/**
 * Puts the three devices on the desk that everybody finds there, with the ids and addresses that they had before:
 * an app that registered yesterday is reached today.
 *
 * @param onError told when what they have cannot be written
 */
export function putOnDesk(
  devices: Devices,
  file: string,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const known = existsSync(file) ? kept.safeParse(readJson(file)).data : undefined;
  const first = FIRST.map(({ platform, name }) =>
    devices.add(
      platform,
      name,
      known?.find((one) => one.platform === platform),
    ),
  );
  let written = '';
  let writing: Promise<void> = Promise.resolve();
  const save = (): void => {
    const content = JSON.stringify(first.map(describe));
    if (content === written) return;
    written = content;
    writing = writing.then(() => writeFile(file, content, { mode: 0o600 })).catch(onError);
  };
  save();
  const listening = devices.listen({
    changed: (device) => void (first.includes(device) && save()),
    removed: () => undefined,
    said: () => undefined,
  });
  return {
    async [Symbol.asyncDispose]() {
      listening[Symbol.dispose]();
      await writing;
    },
  };
}

function describe({ view: { id, platform, target } }: Device): object {
  return { id, platform, target };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

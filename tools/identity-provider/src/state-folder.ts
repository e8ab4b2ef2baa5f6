import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that only their owner reads, replaced as a whole or not at all. */
export interface StateFolder {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

/** @param folder absent: nothing is kept */
export function openStateFolder(folder: string | undefined): StateFolder {
  if (!folder) return { read: async () => undefined, write: async () => undefined };
  return {
    read: (name) => readFile(join(folder, name), 'utf8').catch(() => undefined),
    async write(name, text) {
      const file = join(folder, name);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { badRequest } from '../platform/wire/errors.ts';

/** Writes beside a file and renames it: what fails leaves the old one whole. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true });
    throw badRequest('The file cannot be written.', 'path');
  }
  await syncFolder(dirname(file));
}

/** A rename is durable once its folder is; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

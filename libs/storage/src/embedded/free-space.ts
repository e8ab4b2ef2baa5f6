import { statfs } from 'node:fs/promises';

/** Below this a database cannot even be opened: its log alone takes 16 MiB at a time. */
export const NEEDED_BYTES = 32 * 1024 * 1024;

/** What a busy day may write; below it somebody should make room. */
const LOW_BYTES = 512 * 1024 * 1024;

export type DiskState = 'ok' | 'low';

export async function diskState(folder: string): Promise<DiskState> {
  return (await freeBytes(folder)) < LOW_BYTES ? 'low' : 'ok';
}

/** How much may still be written where `folder` is, in bytes. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

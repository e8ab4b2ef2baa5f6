import { chmod, mkdir } from 'node:fs/promises';

/**
 * A folder that nobody but the user who runs this process may look into, whatever is written there;
 * one that was there before is closed as well.
 *
 * @returns the folder
 */
export async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return folder;
}

import { readdirSync } from 'node:fs';

/**
 * Every file below a folder, as paths from there; none where there is no such folder.
 *
 * @param isLeftOut asked for folders, with a slash at the end, as well: what they hold is then not looked at
 */
export function filesOf(folder: string, isLeftOut: (path: string) => boolean): string[] {
  const walk = (path: string): string[] =>
    entriesOf(`${folder}/${path}`).flatMap((entry) => {
      const own = `${path}${entry.name}${entry.isDirectory() ? '/' : ''}`;
      if (isLeftOut(own)) return [];
      return entry.isDirectory() ? walk(own) : [own];
    });
  return walk('');
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

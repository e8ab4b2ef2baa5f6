import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tells the framework the configuration that an app was built with, as the server does that it writes itself for
 * images. Otherwise it would read `next.config.mjs` again, with the parts of it that build pages, and no image
 * holds those.
 *
 * @param folder the app's folder, with its build
 */
export function adoptBuiltConfig(folder: string): void {
  const built = readFileSync(join(folder, '.next/required-server-files.json'), 'utf8');
  const { config } = JSON.parse(built) as { config: unknown };
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
}

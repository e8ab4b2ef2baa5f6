import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The app asks the services of its configuration, wherever they are, and runs no script but its own. */
export const APP_POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'unsafe-inline'", 'img-src data:'],
  ...['connect-src http: https: ws: wss:', 'media-src blob:', "frame-ancestors 'self'"],
  ...["base-uri 'none'", "form-action 'none'"],
].join('; ');

/** One of the files that were built into a folder, and nothing below or beside it. */
export async function readAppFile(
  folder: string,
  name: string,
): Promise<{ readonly type: string; readonly content: Buffer } | undefined> {
  const type = TYPES[extname(name)];
  if (name !== basename(name) || type === undefined) return undefined;
  try {
    return { type, content: await readFile(join(folder, name)) };
  } catch {
    return undefined;
  }
}

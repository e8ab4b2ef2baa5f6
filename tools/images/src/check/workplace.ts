import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Start } from './running-tree.ts';

/** `nobody` on every Unix. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** A temporary folder with all that images have: a Node, the trees, and folders to write to. */
export interface Workplace extends Disposable {
  readonly node: string;
  readonly trees: string;
  /** The only folder that is written. */
  readonly state: string;
  /** What is the system's for temporary files; nothing is expected there. */
  readonly temporary: string;
  readonly user: Start['user'];
}

/** Who is `root` becomes nobody, as an image has a user of its own: then the tree is read-only for it. */
export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-images-'));
  const user = process.getuid?.() === 0 ? NOBODY : undefined;
  const inside = (name: string): string => join(folder, name);
  chmodSync(folder, 0o755);
  copyFileSync(process.execPath, inside('node'));
  mkdirSync(inside('trees'));
  for (const name of ['state', 'temporary']) {
    mkdirSync(inside(name));
    if (user) chownSync(inside(name), user.uid, user.gid);
  }
  return {
    node: inside('node'),
    trees: inside('trees'),
    state: inside('state'),
    temporary: inside('temporary'),
    user,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

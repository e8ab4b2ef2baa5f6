const STEP = 100;
const FIRST = 3_000;

/**
 * A port that no app of the stack has: the first hundred after those that are taken.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} folder where the apps are described
 */
export function freePort(tree, folder) {
  const taken = new Set(
    tree.children(folder).flatMap((file) => portsIn(tree.read(`${folder}/${file}`, 'utf8') ?? '')),
  );
  let port = FIRST;
  while (taken.has(port)) port += STEP;
  return port;
}

/** @param {string} text */
function portsIn(text) {
  const [, one = '', several = ''] = /\bport: (\d+)|\bports: \{([^}]*)\}/.exec(text) ?? [];
  return [...`${one} ${several}`.matchAll(/\d+/g)].map(Number);
}

/**
 * What is left to do when the files are written: a new project is linked, so that others find it by its name.
 *
 * @param {string} root
 * @returns {() => Promise<void>}
 */
export function link(root) {
  return async () => {
    const { linkProjects } = await import(new URL('../../../install.mjs', import.meta.url).href);
    linkProjects(root);
  };
}

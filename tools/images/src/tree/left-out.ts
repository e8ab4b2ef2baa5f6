/** What nobody runs: types, maps, sources of what was compiled, words for people, tests. Licences stay. */
const NOT_RUN = /\.([cm]?tsx?|map|markdown|md|flow|tsbuildinfo)$|\.(test|spec)\.[cm]?js$/i;
const LICENCE = /^(licen[cs]e|notice|copying)/i;
const TESTS = /(^|\/)__tests__\/$|^(tests?|benchmarks?|bench|examples?|docs|\.github|\.vscode)\/$/;

/** Of single packages: what they have besides what is used here, where it is large. */
const PARTS: Readonly<Record<string, RegExp>> = {
  // A query compiler for each kind of database, twice, in two kinds of modules. Generated clients import this one.
  '@prisma/client':
    /^runtime\/(wasm-compiler-edge|query_compiler_(?!fast_bg\.postgresql\.(wasm-base64\.)?mjs$))/,
  // Extensions of Postgres that nobody asks the embedded database for.
  '@electric-sql/pglite': /^dist\/contrib\/$|\.tar\.gz$/,
  // What runs in pages, and a language that is not heard.
  soundswallower: /^(umd|jsonly|model\/fr-fr)\/$|\.web\.(js|wasm)$/,
};

/** Whether a file or folder of a third-party package stays out. */
export function isLeftOutOfPackage(name: string): (path: string) => boolean {
  const part = PARTS[name];
  return (path) => {
    // What is nested is a package with a place of its own.
    if (path === 'node_modules/' || TESTS.test(path) || part?.test(path)) return true;
    return NOT_RUN.test(path) && !LICENCE.test(path.slice(path.lastIndexOf('/') + 1));
  };
}

/** What our own builds have besides the program: types, what tests share, and what is run while developing. */
export function isLeftOutOfBuild(path: string): boolean {
  return /\.d\.ts(\.map)?$|\.tsbuildinfo$|(^|\/)testing\/$|^docs\/$|^(generate|cli)\.js(\.map)?$/.test(
    path,
  );
}

/** What the pages' framework traces but does not run here: it makes no pictures smaller, and `main.js` starts it. */
export function isLeftOutOfPages(path: string): boolean {
  return /(^|\/)node_modules\/(@img|sharp)\/$|^apps\/[^/]+\/server\.js$|\.map$/.test(path);
}

/** Only said by their types. */
export function isTypesOnly(name: string): boolean {
  return name.startsWith('@types/');
}

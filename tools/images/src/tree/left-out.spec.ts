import { isLeftOutOfBuild, isLeftOutOfPackage, isLeftOutOfPages } from './left-out.ts';

describe('what stays out of a tree', () => {
  it.each([
    'index.d.ts',
    'lib/a.js.map',
    'src/a.ts',
    'README.md',
    'test/',
    'lib/__tests__/',
    'a.test.js',
    'node_modules/',
  ])('of a package: %s', (path) => expect(isLeftOutOfPackage('any')(path)).toBe(true));

  it.each([
    'index.js',
    'package.json',
    'LICENSE.md',
    'lib/NOTICE.md',
    'lib/test/',
    'data.wasm',
    'latest.js',
  ])('but not %s', (path) => expect(isLeftOutOfPackage('any')(path)).toBe(false));

  it('of Prisma: query compilers that no generated client imports', () => {
    const isLeftOut = isLeftOutOfPackage('@prisma/client');
    for (const used of ['postgresql.mjs', 'postgresql.wasm-base64.mjs'])
      expect(isLeftOut(`runtime/query_compiler_fast_bg.${used}`)).toBe(false);
    for (const unused of ['fast_bg.mysql.mjs', 'fast_bg.postgresql.js', 'small_bg.postgresql.mjs'])
      expect(isLeftOut(`runtime/query_compiler_${unused}`)).toBe(true);
    expect(isLeftOut('runtime/client.mjs')).toBe(false);
  });

  it('of the recogniser: what runs in pages, and a language that is not heard', () => {
    const isLeftOut = isLeftOutOfPackage('soundswallower');
    for (const unused of ['model/fr-fr/', 'umd/', 'soundswallower.web.wasm'])
      expect(isLeftOut(unused)).toBe(true);
    for (const used of ['model/en-us/', 'soundswallower.node.wasm'])
      expect(isLeftOut(used)).toBe(false);
  });

  it('of a build: types, what tests share, what is run while developing', () => {
    for (const path of ['main.d.ts', 'testing/', 'react/testing/', 'generate.js', 'docs/'])
      expect(isLeftOutOfBuild(path)).toBe(true);
    for (const path of ['main.js', 'main.js.map', 'services/chat/generate.js'])
      expect(isLeftOutOfBuild(path)).toBe(false);
  });

  it('of pages: the server that is not used, and what makes pictures smaller', () => {
    for (const path of ['apps/web/server.js', 'node_modules/@img/', 'node_modules/sharp/'])
      expect(isLeftOutOfPages(path)).toBe(true);
    expect(isLeftOutOfPages('apps/web/.next/server/app/page.js')).toBe(false);
  });
});

import { createTree } from '@nx/devkit/testing';
import { withProject } from './add-project.mjs';
import { assertFree } from './assert-free.mjs';
import { assertName } from './assert-name.mjs';
import { dependencies } from './dependencies.mjs';
import { edit } from './edit.mjs';
import { freePort } from './free-port.mjs';

it('takes the next hundred that no app has for a port', () => {
  const tree = createTree();
  tree.write('apps/web.ts', "export const web = pages({ name: 'web', port: 3000 });");
  tree.write('apps/plane.ts', 'ports: { http: 3100, https: 7443 },');
  expect(freePort(tree, 'apps')).toBe(3200);
});

it('takes dependencies in the versions that others have them in', () => {
  const tree = createTree();
  tree.write('libs/ui/package.json', '{ "dependencies": { "react": "19.2.3" } }');
  tree.write('package.json', '{ "devDependencies": { "next": "16.4.6" } }');
  expect(dependencies(tree, ['react', '@switchboard/ui', 'next'])).toEqual({
    '@switchboard/ui': '*',
    next: '16.4.6',
    react: '19.2.3',
  });
  expect(() => dependencies(tree, ['vue'])).toThrow('depends on vue');
});

it('writes into the lock file what npm would, in its order', () => {
  const lock = { lockfileVersion: 3, packages: { 'apps/web': {}, 'libs/ui': {} } };
  const manifest = { name: '@x/bots', version: '0.1.0', license: 'MIT', dependencies: { a: '1' } };
  const { packages } = withProject(lock, 'apps/bots', { ...manifest, devDependencies: {} });
  expect(Object.keys(packages)).toEqual([
    'apps/bots',
    'apps/web',
    'libs/ui',
    'node_modules/@x/bots',
  ]);
  expect(packages['apps/bots']).toEqual(manifest);
  expect(packages['node_modules/@x/bots']).toEqual({ resolved: 'apps/bots', link: true });
});

it('refuses names that cannot be everywhere', () => {
  for (const name of ['Web', 'a b', '../x', 'a--b', '1a', 'a-', '', 'delete'])
    expect(() => assertName(name)).toThrow('is no name');
  expect(() => assertName('help-desk')).not.toThrow();
});

it('writes over nothing', () => {
  const tree = createTree();
  tree.write('apps/web/package.json', '{}');
  expect(() => assertFree(tree, 'apps/web')).toThrow('apps/web is there already');
  expect(() => assertFree(tree, 'apps/bots')).not.toThrow();
});

it('names the file that is not as it is expected to be', () => {
  const tree = createTree();
  tree.write('a.ts', 'a');
  edit(tree, 'a.ts', (text) => `${text}b`);
  expect(tree.read('a.ts', 'utf8')).toBe('ab');
  const fail = () => {
    throw new Error('No list');
  };
  expect(() => edit(tree, 'a.ts', fail)).toThrow('a.ts is not as the generator knows it');
  expect(() => edit(tree, 'b.ts', String)).toThrow('b.ts is not there');
});

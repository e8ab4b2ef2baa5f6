import { findPackage, nameOf, packagesFrom } from './lock.ts';
import type { Lock } from './lock.ts';

const lock: Lock = {
  'apps/shop': { dependencies: { '@own/lib': '*', paint: '1' } },
  'libs/lib': { dependencies: { paint: '2', '@types/paint': '1' } },
  'libs/lib/node_modules/paint': { dependencies: { colour: '1' } },
  'node_modules/@own/lib': { link: true, resolved: 'libs/lib' },
  'node_modules/paint': { optionalDependencies: { brush: '1', 'not-for-this-system': '1' } },
  'node_modules/brush': {},
  'node_modules/colour': {},
  'node_modules/@types/paint': {},
  'node_modules/jest': { dev: true },
};
const isTypes = (name: string): boolean => name.startsWith('@types/');

describe('packages of a lock file', () => {
  it('are those that a place needs, through links, each in the version that is beside it', () => {
    expect(packagesFrom(lock, ['apps/shop'], isTypes)).toEqual([
      'apps/shop',
      'libs/lib',
      'libs/lib/node_modules/paint',
      'node_modules/brush',
      'node_modules/colour',
      'node_modules/paint',
    ]);
  });

  it('are looked for further and further up', () => {
    expect(findPackage(lock, 'libs/lib/node_modules/paint', 'colour')).toBe('node_modules/colour');
    expect(findPackage(lock, 'libs/lib', 'canvas')).toBeUndefined();
    expect(nameOf('libs/lib/node_modules/@types/paint')).toBe('@types/paint');
  });

  it('have to be there', () => {
    const without: Lock = { 'apps/shop': { dependencies: { canvas: '1' } } };
    expect(() => packagesFrom(without, ['apps/shop'], isTypes)).toThrow(
      'no canvas, which apps/shop needs',
    );
  });
});

import { knownName } from './directory';
import type { Directory } from './directory';

const directory: Directory = {
  settled: true,
  people: { guest: { name: 'Gus', guest: true } },
};

describe('knownName', () => {
  it('is the one of the directory, whatever somebody claims', () => {
    expect(knownName(directory, 'guest', 'Bob', 'Bob')).toBe('Gus');
  });

  it('is what we were told, rather than what somebody claims', () => {
    expect(knownName(directory, 'other', 'Carla', 'Bob')).toBe('Carla');
  });

  it('is a claim only once the directory has said that it knows nobody', () => {
    const asked: Directory = { settled: false, people: {} };
    expect(knownName(asked, 'other', undefined, 'Dana (Security)')).toBeUndefined();
    expect(knownName(directory, 'other', undefined, 'Claire')).toBe('Claire');
    expect(knownName(directory, 'other', undefined, '')).toBeUndefined();
  });
});

/** @jest-environment node */
import { emptyRoute, moved, routeProblems } from './route-draft';

const route = { ...emptyRoute, name: 'all' };

describe('a route', () => {
  it.each([
    [route, []],
    [{ ...route, numberPattern: '^+1[0-9]{10}$' }, []],
    [{ ...route, name: '  ' }, ['name']],
    [{ ...route, name: 'other ' }, ['sameName']],
    [{ ...route, numberPattern: '(' }, ['numberPattern']],
    [{ ...route, numberPattern: ' ' }, ['numberPattern']],
    [{ ...route, numberPattern: '1'.repeat(1_025) }, ['numberPattern']],
  ])('is checked: %j', (draft, problems) => {
    expect([...routeProblems(draft, ['other'])]).toEqual(problems);
  });

  it('moves up and down, and no further', () => {
    const routes = ['a', 'b', 'c'].map((name) => ({ ...route, name }));
    const names = (from: number, by: 1 | -1) => moved(routes, from, by).map(({ name }) => name);
    expect(names(0, 1)).toEqual(['b', 'a', 'c']);
    expect(names(2, -1)).toEqual(['a', 'c', 'b']);
    expect(names(0, -1)).toEqual(['a', 'b', 'c']);
    expect(names(2, 1)).toEqual(['a', 'b', 'c']);
  });
});

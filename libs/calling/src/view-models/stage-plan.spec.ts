import type { CallSnapshot, ParticipantSnapshot } from '../state.ts';
import { columnsFor, MAX_TILES, planStage } from './stage-plan.ts';

const person = (id: string, change: Partial<ParticipantSnapshot> = {}): ParticipantSnapshot => ({
  id,
  state: 'connected',
  muted: false,
  speaking: false,
  role: 'Presenter',
  spotlight: false,
  ...change,
});

const video = { available: true, receiving: true, width: 640, height: 360 };

function call(
  people: readonly ParticipantSnapshot[],
  change: Partial<CallSnapshot> = {},
): CallSnapshot {
  const participants = Object.fromEntries(people.map((one) => [one.id, one]));
  return { participants, dominant: [], screen: 'off', ...change } as CallSnapshot;
}

const grid = { layout: 'grid', page: 0 } as const;

test('a grid shows everybody, ourselves first', () => {
  const plan = planStage(call([person('b'), person('c')]), 'a', grid);
  expect(plan.main).toBeUndefined();
  expect(plan.tiles.map(({ who }) => who)).toEqual(['a', 'b', 'c']);
});

test('who has a picture comes before who has none, and the pinned one before all', () => {
  const people = [person('b'), person('c', { camera: video }), person('d')];
  expect(planStage(call(people), 'a', grid).tiles.map(({ who }) => who)).toEqual([
    'a',
    'c',
    'b',
    'd',
  ]);
  const pinned = planStage(call(people), 'a', { ...grid, pinned: 'd' });
  expect(pinned.main).toEqual({ who: 'd', source: 'camera' });
});

test('a shared screen is large, and its sharer is beside it', () => {
  const people = [person('b', { screen: video }), person('c')];
  const plan = planStage(call(people), 'a', grid);
  expect(plan.main).toEqual({ who: 'b', source: 'screen' });
  expect(plan.tiles.map(({ who }) => who)).toContain('b');
});

test('in the speaker layout the spotlight comes before who spoke last', () => {
  const speaker = { layout: 'speaker', page: 0 } as const;
  const people = [person('b'), person('c')];
  expect(planStage(call(people, { dominant: ['c'] }), 'a', speaker).main?.who).toBe('c');
  const lit = [person('b', { spotlight: true }), person('c')];
  expect(planStage(call(lit, { dominant: ['c'] }), 'a', speaker).main?.who).toBe('b');
});

test('more people than fit come on further pages, each once', () => {
  const people = Array.from({ length: 20 }, (_, at) => person(`p${String(at).padStart(2, '0')}`));
  const shown = [0, 1, 2].flatMap((page) => planStage(call(people), 'a', { ...grid, page }).tiles);
  expect(new Set(shown.map(({ who }) => who)).size).toBe(21);
  expect(planStage(call(people), 'a', grid).tiles).toHaveLength(MAX_TILES);
  expect(planStage(call(people), 'a', grid).hidden).toBe(12);
  const beyond = planStage(call(people), 'a', { ...grid, page: 99 });
  expect(beyond.tiles.length).toBeGreaterThan(0);
  expect([beyond.page, beyond.lastPage]).toEqual([2, 2]);
});

test('a grid is as square as it gets, and two wide on a phone', () => {
  expect([1, 2, 4, 5, 9].map((count) => columnsFor(count, true))).toEqual([1, 2, 2, 3, 3]);
  expect([1, 2, 3, 9].map((count) => columnsFor(count, false))).toEqual([1, 1, 2, 2]);
});

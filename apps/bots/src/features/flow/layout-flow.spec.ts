/** @jest-environment node */
import { flowSchema } from '@switchboard/bots';
import { edgesOf } from './edges-of';
import { layoutFlow, scrolledTo, shortLabel, STEP } from './layout-flow';

const flow = flowSchema.parse({
  ...{ id: 'small', title: 'Small', language: 'en', start: 'hello' },
  repair: { noMatch: 'What?', noInput: 'Hello?', tries: 1, next: 'person' },
  steps: {
    hello: { kind: 'say', text: 'Hello.', next: 'why' },
    why: {
      ...{ kind: 'menu', text: 'Why?' },
      choices: [
        { id: 'time', label: 'Opening hours', next: 'look' },
        { id: 'same', label: 'Something else', next: 'look' },
        { id: 'gone', label: 'Nowhere', next: 'not-there' },
      ],
    },
    look: { kind: 'skill', skill: 'opening-hours', next: { open: 'code', closed: 'person' } },
    code: {
      ...{ kind: 'ask', text: 'Your code?', fact: 'code', next: 'bye' },
      type: { kind: 'digits', min: 1, max: 4 },
    },
    person: { kind: 'person', team: 'desk', text: 'Wait.', nobody: 'bye' },
    bye: { kind: 'end', text: 'Bye.' },
  },
});

describe('the ways of a flow', () => {
  it('are told by the answers and outcomes that lead there', () => {
    expect(edgesOf(flow)).toEqual([
      { from: 'hello', to: 'why' },
      { from: 'why', to: 'look', label: 'Opening hours' },
      { from: 'why', to: 'look', label: 'Something else' },
      { from: 'why', to: 'not-there', label: 'Nowhere' },
      { from: 'look', to: 'code', label: 'open' },
      { from: 'look', to: 'person', label: 'closed' },
      { from: 'code', to: 'bye' },
      { from: 'person', to: 'bye', label: 'nobody' },
    ]);
  });
});

describe('the picture of a flow', () => {
  const { steps, edges, width, height } = layoutFlow(flow);

  it('goes downwards, and no step covers another', () => {
    const at = (name: string) => steps.get(name)!;
    for (const [name, { y }] of steps)
      if (name !== 'hello') expect(at('hello').y + STEP.height).toBeLessThan(y);
    expect(at('why').y + STEP.height).toBeLessThan(at('look').y);
    const all = [...steps.values()];
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        expect(
          Math.abs(one.x - other.x) >= STEP.width || Math.abs(one.y - other.y) >= STEP.height,
        ).toBe(true);
  });

  it('has room for all of it, and no way to a step that is not there', () => {
    for (const { points } of edges)
      for (const { x } of points) expect(x >= 0 && x <= width).toBe(true);
    for (const { x, y } of steps.values()) {
      expect(x + STEP.width).toBeLessThanOrEqual(width);
      expect(y + STEP.height).toBeLessThanOrEqual(height);
    }
    expect(edges.map(({ to }) => to)).not.toContain('not-there');
    expect(edges).toHaveLength(7);
  });

  it('shortens what is too long', () => {
    expect(shortLabel('Orders')).toBe('Orders');
    expect(shortLabel('I would like to order a kettle')).toHaveLength(18);
  });

  it.each([
    ['stays where the step is seen', { start: 100, scrolled: 50 }, 50],
    ['goes to the middle of one on the right', { start: 900, scrolled: 0 }, 800],
    ['and of one on the left', { start: 300, scrolled: 800 }, 200],
    ['and no further than the edge', { start: 20, scrolled: 60 }, 0],
  ])('%s', (_, { start, scrolled }, wanted) => {
    expect(scrolledTo(start, 200, scrolled, 400)).toBe(wanted);
  });
});

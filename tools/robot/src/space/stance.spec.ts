import { bodyTowards, handTowards } from './stance.ts';
import { wayBack } from './way-back.ts';

describe('how the robot stands and moves', () => {
  it('looks at what it points at', () => {
    const { position, rotation } = bodyTowards([-2.9, 0, 5]);
    expect(position).toEqual([-2.9, 1.6, -1.9]);
    // Half round, away from the board.
    expect(Math.abs(rotation[1])).toBeCloseTo(1);
    expect(Math.hypot(...rotation)).toBeCloseTo(1);
    expect(bodyTowards([-2.9, 0, -9]).rotation[3]).toBeCloseTo(1);
  });

  it('moves its hand step by step until it is there', () => {
    let hand = handTowards([0, 0, 0], [1, 2, 3]);
    expect(hand[0]).toBeGreaterThan(0);
    expect(hand[0]).toBeLessThan(1);
    for (let step = 0; step < 30; step += 1) hand = handTowards(hand, [1, 2, 3]);
    for (const at of [0, 1, 2] as const) expect(hand[at]).toBeCloseTo(at + 1, 3);
  });

  it('carries a thing over what is in between, and exactly to its place', () => {
    const rotation = [0, 0, 0, 1] as const;
    const [from, to] = [
      { position: [0, 0.1, 0], rotation } as const,
      { position: [2, 0.9, 1], rotation } as const,
    ];
    expect(wayBack(from, to, 0).position).toEqual(from.position);
    expect(wayBack(from, to, 0.5).position[1]).toBeGreaterThan(1);
    for (const [at, value] of wayBack(from, to, 1).position.entries())
      expect(value).toBeCloseTo(to.position[at]!);
  });
});

/** @jest-environment node */
import { OwnBody } from './own-body';

const run = (body: OwnBody, seconds: number): void => {
  for (let at = 0; at < seconds; at += 1 / 60) body.step(1 / 60);
};

it('walks and turns while keys are down', () => {
  const body = new OwnBody('alice');
  const begun = Math.hypot(body.x, body.z);
  body.press('forward', true);
  run(body, 0.5);
  // Everybody begins looking at the table.
  expect(begun - Math.hypot(body.x, body.z)).toBeCloseTo(1.1, 1);
  body.press('forward', false);
  body.press('left', true);
  const looked = body.heading;
  run(body, Math.PI / 4);
  expect(body.heading - looked).toBeCloseTo(Math.PI / 2, 1);
  body.stand();
  const { heading } = body;
  run(body, 1);
  expect(body.heading).toBe(heading);
});

it('goes to where one points, and stops at walls and at the table', () => {
  const body = new OwnBody('alice');
  body.walkTo([99, 0, 3.5]);
  run(body, 10);
  expect(body.x).toBeCloseTo(5.55);
  body.walkTo([0, 0, 0]);
  run(body, 10);
  expect(Math.abs(body.x) >= 2.4 || Math.abs(body.z) >= 1.4).toBe(true);
});

it('tells where it is only when that is news', () => {
  const body = new OwnBody('alice');
  expect(body.changed()).toEqual(body.pose);
  expect(body.changed()).toBeUndefined();
  body.walkTo([body.x, 0, body.z + 1]);
  run(body, 0.1);
  expect(body.changed()).toBeDefined();
});

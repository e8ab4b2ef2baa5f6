/** @jest-environment node */
import en from '../../messages/en.json' with { type: 'json' };
import { ACTIONS, AREAS, keyOf } from './actions';

const { action, area } = en.audit;

it('there are words for every action and every area that can be chosen', () => {
  expect(ACTIONS.filter((one) => !(keyOf(one) in action))).toEqual([]);
  expect(Object.keys(area)).toEqual([...AREAS]);
});

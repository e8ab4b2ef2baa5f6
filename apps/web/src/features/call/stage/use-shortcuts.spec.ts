import { actionOf } from './use-shortcuts';

const key = (name: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean } = {}) => ({
  key: name,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
});

test.each([
  [key('d', { ctrl: true }), 'mute'],
  [key('d', { meta: true }), 'mute'],
  [key('e', { ctrl: true }), 'camera'],
  [key('H', { ctrl: true, shift: true }), 'hand'],
  [key('L', { ctrl: true, shift: true }), 'leave'],
  [key(' '), 'talk'],
  [key('d'), undefined],
  [key('D', { ctrl: true, shift: true }), undefined],
  [key(' ', { ctrl: true }), undefined],
])('%j is %s', (event, action) => {
  expect(actionOf(event)).toBe(action);
});

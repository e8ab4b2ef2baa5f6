import { roomWindow } from './room-window';

const room = { validFrom: '2026-01-01T10:00:00.000Z', validUntil: '2026-01-01T11:00:00.000Z' };

describe('the time a room is open', () => {
  it.each([
    ['early', '2026-01-01T09:59:59.999Z'],
    ['open', '2026-01-01T10:00:00.000Z'],
    ['open', '2026-01-01T10:59:59.999Z'],
    ['over', '2026-01-01T11:00:00.000Z'],
  ] as const)('is %s at %s', (window, now) => {
    expect(roomWindow(room, new Date(now))).toBe(window);
  });
});

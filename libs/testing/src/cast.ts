/**
 * People for tests. The first four can sign in at the local identity provider, Dana as admin. The
 * other names are cases: one is right to left, one has an invisible character in it.
 */
export const cast = {
  alice: { login: 'alice', name: 'Alice' },
  bob: { login: 'bob', name: 'Bob' },
  carla: { login: 'carla', name: 'Carla' },
  dana: { login: 'dana', name: 'Dana' },
  rightToLeft: { login: 'rtl', name: 'ليلى حداد' },
  invisible: { login: 'zero', name: 'Zoe\u200b Zhang' },
} as const;

/** Numbers that are reserved for fiction: `phone(7)` is `+14255550107`. */
export function phone(index: number): `+1425555${string}` {
  if (!Number.isInteger(index) || index < 0 || index > 99) {
    throw new RangeError('only 100 numbers are reserved');
  }
  return `+142555501${String(index).padStart(2, '0')}`;
}

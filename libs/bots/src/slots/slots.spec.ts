import { readSlot } from './read-slot.ts';
import type { SlotType } from './slot-type.ts';

const MONDAY = '2026-11-30';
const read = (type: SlotType, text: string): string | undefined => readSlot(type, text, MONDAY);

it.each([
  ['1234', '1234'],
  ['it is one two double three', '1233'],
  ['oh four two five', '0425'],
  ['一二三四', '1234'],
  ['12', undefined],
  ['12345', undefined],
  ['none', undefined],
])('reads digits of %j as %j', (text, value) => {
  expect(read({ kind: 'digits', min: 4, max: 4 }, text)).toBe(value);
});

it.each([
  ['A-1001', 'A-1001'],
  ['order a1001 please', 'A-1001'],
  ['a one zero zero one', 'A-1001'],
  ['1001', 'A-1001'],
  ['B-1001', undefined],
  ['A-101', undefined],
])('reads a reference of %j as %j', (text, value) => {
  expect(read({ kind: 'reference', prefix: 'A', digits: 4 }, text)).toBe(value);
});

it.each([
  ['Yes, please', 'yes'],
  ['that is right', 'yes'],
  ['no', 'no'],
  ['that is not right', 'no'],
  ['不对', 'no'],
  ['对', 'yes'],
  ['maybe', undefined],
  ['yes and no', undefined],
])('reads %j as %j', (text, value) => {
  expect(read({ kind: 'yes-no' }, text)).toBe(value);
});

it.each([
  ['7', '7'],
  ['seven of them', '7'],
  ['007', '7'],
  ['0', undefined],
  ['13', undefined],
])('reads a number of %j as %j', (text, value) => {
  expect(read({ kind: 'number', min: 1, max: 12 }, text)).toBe(value);
});

it.each([
  ['2026-12-24', '2026-12-24'],
  ['2026-02-30', undefined],
  ['today', '2026-11-30'],
  ['the day after tomorrow', '2026-12-02'],
  ['明天', '2026-12-01'],
  ['on Friday', '2026-12-04'],
  ['Monday', '2026-12-07'],
  ['December 24th', '2026-12-24'],
  ['3 jan', '2027-01-03'],
  ['1224', '2026-12-24'],
  ['0103', '2027-01-03'],
  ['1324', undefined],
  ['31 June', undefined],
  ['soon', undefined],
])('reads the day of %j as %j', (text, value) => {
  expect(read({ kind: 'date' }, text)).toBe(value);
});

it('keeps words as they are, so many of them', () => {
  expect(read({ kind: 'text', maxLength: 5 }, '  hello there ')).toBe('hello');
  expect(read({ kind: 'text', maxLength: 5 }, '   ')).toBeUndefined();
});

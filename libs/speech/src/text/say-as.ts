import { date, time } from './dates.ts';
import { id, normalize, phone } from './normalize.ts';
import { cardinal, ordinal, spelled } from './numbers.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const withDigits = (text: string, say: (digits: string) => string): string => {
  const digits = digitsOf(text);
  return digits === '' ? text : say(digits);
};

const WAYS: Readonly<Record<string, (text: string) => string>> = {
  characters: spelled,
  'spell-out': spelled,
  digits: (text) => spelled(digitsOf(text)),
  number_digit: (text) => spelled(digitsOf(text)),
  cardinal: (text) => withDigits(text, cardinal),
  number: (text) => withDigits(text, cardinal),
  ordinal: (text) => withDigits(text, ordinal),
  telephone: (text) => (text.trim().startsWith('+') ? 'plus ' : '') + phone(text),
  date: (text) => dateOf(text) ?? normalize(text),
  time: (text) => timeOf(text) ?? normalize(text),
  currency: normalize,
  id,
};

/** @param way of `interpret-as`; one that is not known is no more than text */
export function sayAs(way: string, text: string): string {
  return (WAYS[way] ?? normalize)(text);
}

function dateOf(text: string): string | undefined {
  const [, year, month, day] = /^\s*(\d{4})-?(\d{2})-?(\d{2})\s*$/.exec(text) ?? [];
  return year ? date(year, Number(month), Number(day)) : undefined;
}

function timeOf(text: string): string | undefined {
  const [, hour, minute, half] = /^\s*(\d{1,2}):(\d{2})\s*([ap]?)/i.exec(text) ?? [];
  return hour ? time(Number(hour), Number(minute), half || undefined) : undefined;
}

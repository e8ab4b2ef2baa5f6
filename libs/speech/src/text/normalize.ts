import { date, time } from './dates.ts';
import { money, MONEY_CODES, MONEY_SIGNS } from './money.ts';
import { cardinal, decimal, ordinal, spelled } from './numbers.ts';

type Rule = readonly [pattern: RegExp, say: (...groups: string[]) => string | undefined];

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ...{ 'mr.': 'Mister', 'mrs.': 'Missus', 'ms.': 'Miz', 'dr.': 'Doctor', 'prof.': 'Professor' },
  ...{ 'e.g.': 'for example', 'i.e.': 'that is', 'etc.': 'et cetera', 'vs.': 'versus' },
  ...{ 'no.': 'number', 'ext.': 'extension', 'approx.': 'approximately', 'dept.': 'department' },
  ...{
    'ave.': 'Avenue',
    'st.': 'Street',
    'rd.': 'Road',
    'inc.': 'Incorporated',
    'min.': 'minutes',
  },
};
const AMOUNT = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?(?![\d,]*\d)`;
const plain = (number: string): string => number.replaceAll(',', '');
const abbreviations = Object.keys(ABBREVIATIONS)
  .map((one) => one.replaceAll('.', String.raw`\.`))
  .join('|');

/** In this order: what is more than a number comes before numbers. */
const RULES: readonly Rule[] = [
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}])(${abbreviations})(?=\s+\S|[,;:]|$)`, 'giu'),
    // A number follows it, or it is none.
    (all, short) => ABBREVIATIONS[short!.toLowerCase()] ?? all,
  ],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, (all) => dotted(all.replace('@', ' at '))],
  [
    /\b(?:https?:\/\/)?((?:[a-z][\w-]*\.)+(?:com|org|net|io|edu|gov))\b/gi,
    (_, host) => dotted(host!),
  ],
  [
    new RegExp(`(?<![\\w.])(${MONEY_SIGNS})\\s?${AMOUNT}`, 'g'),
    (_, sign, whole, part = '') => money(sign!, plain(whole!) + part),
  ],
  [
    new RegExp(`(?<![\\w.])${AMOUNT}\\s?(${MONEY_CODES})\\b`, 'g'),
    (_, whole, part = '', code) => money(code!, plain(whole!) + part),
  ],
  [
    new RegExp(`\\b(${MONEY_CODES})\\s?${AMOUNT}`, 'g'),
    (_, code, whole, part = '') => money(code!, plain(whole!) + part),
  ],
  [
    /(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])/g,
    (_, year, month, day) => date(year!, Number(month), Number(day)),
  ],
  [
    // As the United States write it.
    /(?<![\w/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\w/])/g,
    (_, month, day, year) => date(year!, Number(month), Number(day)),
  ],
  [
    /(?<![\w:])(\d{1,2}):(\d{2})(?:\s?([ap])\.?m\b\.?)?(?![\w:])/gi,
    (_, hour, minute, half) => time(Number(hour), Number(minute), half),
  ],
  [/(?<!\w)(\d{1,2})\s?([ap])\.?m\b/gi, (_, hour, half) => time(Number(hour), 0, half)],
  [
    /(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,5}(?!\w)/g,
    (all) => `plus ${phone(all.slice(1))}`,
  ],
  [/(?<![\w(])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)/g, (all) => phone(all)],
  // Ids, of letters and digits: they are read out as they are written down.
  [
    /(?<![\w-])#?(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)*(?![\w-])/g,
    (all) => id(all),
  ],
  [/#(\d+)\b/g, (_, digits) => `number ${spelled(digits!)}`],
  [/(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s?%/g, (_, number) => `${decimal(plain(number!))} percent`],
  [/(?<![\w.])(\d+)(?:st|nd|rd|th)\b/g, (_, digits) => ordinal(digits!)],
  [/(?<![\w.])(\d{1,3}(?:,\d{3})+)(?![\d,]*\d)/g, (_, number) => cardinal(plain(number!))],
  [/(?<![\w.])(\d+\.\d+)(?![\w.]*\w)/g, (_, number) => decimal(number!)],
  // So long are numbers of orders and accounts alone.
  [/\d{7,}/g, (digits) => spelled(digits)],
  [/(?<![\w.-])(\d+)(?![\w-])/g, (_, digits) => cardinal(digits!)],
  [/\s*&\s*/g, () => ' and '],
];

/**
 * Writes English out as it is said: money, dates, times, phone numbers, ids, percent, abbreviations. What it
 * does not know stays as it is.
 */
export function normalize(text: string): string {
  return RULES.reduce(
    (so, [pattern, say]) =>
      so.replace(pattern, (all: string, ...groups: unknown[]) => {
        const strings = groups.slice(0, -2).map((one) => one as string);
        return say(all, ...strings) ?? all;
      }),
    text,
  );
}

/** `+1 425 555 0100`: in its groups, so that it can be written down. */
export function phone(number: string): string {
  const groups = number.match(/\d+/g) ?? [];
  return groups.flatMap(inFours).map(spelled).join(', ');
}

export function id(text: string): string {
  const parts = text.replace(/^#/, '').split('-').map(spelled);
  return (text.startsWith('#') ? 'number ' : '') + parts.join(', ');
}

/** Nobody remembers more digits than four at a time. */
function inFours(group: string): string[] {
  if (group.length <= 4) return [group];
  // Those of ten are said as area, exchange and line.
  if (group.length === 10) return [group.slice(0, 3), group.slice(3, 6), group.slice(6)];
  return group.match(/.{1,3}/g) ?? [];
}

function dotted(host: string): string {
  return host.replaceAll('.', ' dot ');
}

import { plainWords } from '../understanding/words.ts';

const DIGITS: Readonly<Record<string, string>> = {
  ...{ zero: '0', oh: '0', one: '1', two: '2', three: '3', four: '4', five: '5' },
  ...{ six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ 〇: '0', 零: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5' },
  ...{ 六: '6', 七: '7', 八: '8', 九: '9' },
};
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 };

/** The figures in a text, in order, written or as single words: "one double two 3" is 1223. */
export function spokenDigits(text: string): string {
  let times = 1;
  let digits = '';
  for (const word of plainWords(text).split(' ')) {
    const figures = DIGITS[word] ?? word.replace(/\D/g, '');
    digits += figures.length === 1 ? figures.repeat(times) : figures;
    times = TIMES[word] ?? 1;
  }
  return digits;
}

/** One line, or one colour of bars; as many values as the chart has times. */
export interface Series {
  readonly id: string;
  readonly label: string;
  /** Undefined where nothing is known: a line has a gap there, a bar has no height. */
  readonly values: readonly (number | undefined)[];
}

export type ChartKind = 'bars' | 'lines';

/** What the chart says by itself, and how it writes what it is given. */
export interface ChartWords {
  /** The head of the times in the table. */
  readonly time: string;
  readonly showNumbers: string;
  readonly hideNumbers: string;
  readonly formatTime: (time: Date) => string;
  readonly formatValue: (value: number) => string;
}

/** @returns a dash where nothing is known */
export function valueText(value: number | undefined, words: ChartWords): string {
  return value === undefined ? '–' : words.formatValue(value);
}

/** There are so many colours that can be told apart; the next series begins again. */
const COLOURS = 4;

export function colourOf(index: number): string {
  return `var(--chart-${(index % COLOURS) + 1})`;
}

/** Lines differ in more than colour. */
export function dashOf(index: number): string | undefined {
  return [undefined, '6 4', '2 3', '10 3 2 3'][index % COLOURS];
}

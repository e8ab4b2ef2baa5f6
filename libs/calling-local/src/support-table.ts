import { absent } from './features/absent/absent.ts';
import { Features } from './features/features.ts';
import { notes } from './features/notes.ts';

const BEGIN = '<!-- support table: begin -->';
const END = '<!-- support table: end -->';

/** Puts the table of features between the markers of a README. */
export function withSupportTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new TypeError('the README has no place for the table');
  const before = readme.slice(0, begin + BEGIN.length);
  return `${before}\n\n${supportTable()}\n\n${readme.slice(end)}`;
}

function supportTable(): string {
  const names = Object.keys(Features) as (keyof typeof Features)[];
  return aligned([['Feature', 'Of', 'Here', 'To know'], ...names.map(cells)]);
}

function cells(name: keyof typeof Features): string[] {
  return [name, ownerOf(Features[name]), name in absent ? 'no-op' : 'real', notes[name]];
}

/** What is asked for the feature. */
function ownerOf(factory: object): string {
  if ('callClientApiCtor' in factory) return '`CallClient`';
  if ('videoStreamApiCtor' in factory) return '`LocalVideoStream`';
  return 'audioStreamApiCtor' in factory ? '`LocalAudioStream`' : '`Call`';
}

/** Padded the way Prettier wants Markdown tables. */
function aligned(table: readonly string[][]): string {
  const [header = [], ...rows] = table;
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}

const COLOURS = [
  '#e8590c',
  '#1098ad',
  '#ae3ec9',
  '#37b24d',
  '#f03e3e',
  '#4263eb',
  '#f59f00',
  '#7048e8',
];

/** The colour of somebody: the same for all who see them. */
export function colourOf(id: string): string {
  const sum = [...id].reduce((total, char) => (total * 31 + char.charCodeAt(0)) % 9_973, 7);
  return COLOURS[sum % COLOURS.length]!;
}

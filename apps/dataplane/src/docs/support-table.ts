import { aligned, between } from './markdown.ts';
import { supported } from './operations.ts';
import type { Operation } from '../platform/wire/operation.ts';

/** Puts the table of supported operations between the markers of a README. */
export function withSupportTable(readme: string): string {
  return between(readme, 'support table', supportTable());
}

function supportTable(): string {
  const rows = Object.values(supported).flatMap((operations) => Object.values(operations));
  return aligned([['Operation', 'Request', 'Access', 'What it does'], ...rows.map(cells)]);
}

function cells({ id, method, path, access, summary }: Operation): string[] {
  const readable = path.replaceAll(/\/:(\w+)(?:\(.*?\))?/g, '/{$1}').replaceAll('::', ':');
  const who = access === 'key' ? 'access key' : access.map((scope) => `\`${scope}\``).join(' ');
  return [`\`${id}\``, `\`${method} ${readable}\``, who, summary];
}

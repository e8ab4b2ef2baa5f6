const BREAKS = /<br\s*\/?>|<\/(p|div|li)>/gi;
const TAGS = /<[^>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** A message as text; what was marked up is shown without its marks, and never as a page would. */
export function plainText(type: string, text: string): string {
  if (type !== 'html') return text;
  return text
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

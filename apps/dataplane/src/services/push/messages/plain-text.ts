const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

/** What is read of a message in a line of a notification; HTML was made safe when it was sent. */
export function plainText(content: string, type: string): string {
  const text =
    type === 'html'
      ? content
          .replace(/<[^<>]*>/g, ' ')
          .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_all, name: string) => ENTITIES[name]!)
      : content;
  return text.replace(/\s+/g, ' ').trim();
}

const LONGEST = 100;

/**
 * A name others may see. Some providers put the e-mail address into it, which must not become
 * findable through the directory.
 */
export function personName(claimed: string | undefined): string {
  const plain = (claimed ?? '').replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]+/gu, ' ');
  const name = (plain.split('@')[0] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return name === '' ? 'Somebody' : name;
}

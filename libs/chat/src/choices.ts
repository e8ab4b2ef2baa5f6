/** An answer that a message offers. Whoever clicks it has written its label. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** The metadata key of the answers that a message offers, as JSON. */
export const CHOICES = 'choices';
/** The metadata key of the answer that a message is, by its id. */
export const CHOICE = 'choice';

const MAX_CHOICES = 12;
const MAX_ID = 40;
const MAX_LABEL = 60;

/** What is wrong in it is left out: it is as much from outside as the rest of a message. */
export function readChoices(metadata: Readonly<Record<string, string>> = {}): readonly Choice[] {
  const written = metadata[CHOICES];
  if (written === undefined) return [];
  try {
    const listed: unknown = JSON.parse(written);
    return Array.isArray(listed) ? listed.filter(isChoice).slice(0, MAX_CHOICES) : [];
  } catch {
    return [];
  }
}

function isChoice(value: unknown): value is Choice {
  const { id, label } = (value ?? {}) as { id?: unknown; label?: unknown };
  return isText(id, MAX_ID) && isText(label, MAX_LABEL);
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxLength;
}

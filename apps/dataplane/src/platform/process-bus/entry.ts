import { PREFIX } from './keys.ts';

/** The Redis stream that every process writes to and reads from. */
export const ALL_PROCESSES = `${PREFIX}all`;

/** The stream that one process reads. */
export function streamOf(process: string): string {
  return `${PREFIX}to:${process}`;
}

/** A message as it lies in a stream. */
export interface Entry {
  /** The process that published it. */
  readonly from: string;
  /** Counts the messages of that process in this stream, so that a reader notices one that is missing or comes twice. */
  readonly sequence: number;
  readonly topic: string;
  /** JSON. */
  readonly message: string;
}

export function toFields({ from, sequence, topic, message }: Entry): string[] {
  return ['from', from, 'sequence', String(sequence), 'topic', topic, 'message', message];
}

/** `undefined` for what is no message of ours. */
export function fromFields(fields: readonly string[]): Entry | undefined {
  const value = (name: string): string | undefined => {
    const at = fields.indexOf(name);
    return at % 2 === 0 ? fields[at + 1] : undefined;
  };
  const [from, sequence, topic, message] = ['from', 'sequence', 'topic', 'message'].map(value);
  const counted = Number(sequence);
  if (!from || !topic || message === undefined || !Number.isSafeInteger(counted)) return undefined;
  return { from, sequence: counted, topic, message };
}

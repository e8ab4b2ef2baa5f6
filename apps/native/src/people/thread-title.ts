/** A conversation always has a topic; one that nobody chose is the names of its people. */
export function topicOf(wanted: string, names: readonly string[], maxLength: number): string {
  return wanted.trim() || names.join(SEPARATOR).slice(0, maxLength);
}

const SEPARATOR = ', ';

/** Whether a topic is the names of people alone: to each of them it is called after the others. */
export function isListOf(topic: string, names: readonly string[]): boolean {
  const [listed, people] = [topic.split(SEPARATOR), names].map((list) => [...list].sort());
  return listed!.length === people!.length && listed!.every((name, at) => name === people![at]);
}

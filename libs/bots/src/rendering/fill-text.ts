import type { Facts } from '../conversation/conversation.ts';

const PLACE = /\{([a-z][a-z0-9-]*)(?:\|([^{}]*))?\}/g;

/** A text with the facts of a conversation in their places: `Hello {name|there}`. */
export function fillText(text: string, facts: Facts): string {
  return text.replace(PLACE, (_, name: string, otherwise: string = '') => facts[name] || otherwise);
}

/** The facts that a text names. */
export function placesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map((place) => place[1]!);
}

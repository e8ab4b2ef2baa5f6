/** Who somebody is by their number. */
export interface Contacts {
  /** @returns undefined where nobody knows, or knows it in time */
  nameOf(number: string): Promise<string | undefined>;
}

/** A page of a list that goes on after `cursor`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

/** A part of a list as lines of RFC 4180. */
export interface CsvPage {
  readonly csv: string;
  readonly cursor: string | null;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

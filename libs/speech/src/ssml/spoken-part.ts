/** What is said in one breath with one voice, or not said for a while. */
export type SpokenPart =
  | {
      readonly kind: 'words';
      readonly text: string;
      /** 1 is as the voice speaks by itself, 2 twice as fast. */
      readonly rate: number;
      readonly voice?: string | undefined;
      readonly gender?: 'male' | 'female' | undefined;
      readonly language?: string | undefined;
    }
  | { readonly kind: 'pause'; readonly ms: number };

export const VOICES = ['microphone', 'tone', 'silence'] as const;
/** What a handset says: what its page hears, a tone to test with, or nothing. */
export type Voice = (typeof VOICES)[number];

/** How calls of one number are. */
export interface Line {
  /** Calls to it ring so long, and are not answered then. */
  readonly ringSeconds: number;
  /** Every call finds it engaged. */
  readonly isBusy: boolean;
  readonly voice: Voice;
  readonly toneHz: number;
  /** Of packets over SIP, in each direction. */
  readonly lossPercent: number;
  /** Of packets over SIP, in each direction. */
  readonly delayMs: number;
  readonly voicemail: Voicemail;
}

/** A machine that answers calls, plays a greeting, and records. */
export interface Voicemail {
  readonly isOn: boolean;
  /** So long it rings before that. */
  readonly afterSeconds: number;
  readonly maxSeconds: number;
}

export const NEW_LINE: Line = {
  ringSeconds: 30,
  isBusy: false,
  voice: 'microphone',
  toneHz: 440,
  lossPercent: 0,
  delayMs: 0,
  voicemail: { isOn: false, afterSeconds: 10, maxSeconds: 30 },
};

export type LineChange = {
  readonly [Field in keyof Omit<Line, 'voicemail'>]?: Line[Field] | undefined;
} & {
  readonly voicemail?:
    { readonly [Field in keyof Voicemail]?: Voicemail[Field] | undefined } | undefined;
};

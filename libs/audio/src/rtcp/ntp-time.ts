/** From 1900, where NTP begins, to 1970. */
const SECONDS_BEFORE_EPOCH = 2_208_988_800;

export interface NtpTime {
  readonly ntpSeconds: number;
  readonly ntpFraction: number;
}

export function ntpTimeOf(epochMs: number): NtpTime {
  const seconds = Math.floor(epochMs / 1_000);
  return {
    ntpSeconds: (seconds + SECONDS_BEFORE_EPOCH) >>> 0,
    ntpFraction: Math.floor(((epochMs - seconds * 1_000) / 1_000) * 2 ** 32),
  };
}

/** The 32 bits in the middle: seconds modulo 65,536, and 65,536ths of one. */
export const middleOf = ({ ntpSeconds, ntpFraction }: NtpTime): number =>
  ((ntpSeconds << 16) | (ntpFraction >>> 16)) >>> 0;

'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { durationOf } from './duration-of';

/** Of the picture, in its own units. */
const HEIGHT = 64;
const STEP = 3;
/** What is silent is drawn as well. */
const LEAST = 2;

/** How loud a recording is, and how far it was played; a click, or the arrow keys, go elsewhere. */
export function Waveform({
  peaks,
  seconds,
  at,
  onSeek,
}: {
  /** 0 to 1, over its length. */
  readonly peaks: readonly number[];
  readonly seconds: number;
  readonly at: number;
  readonly onSeek: (seconds: number) => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const share = seconds > 0 ? at / seconds : 0;
  return (
    <div className="waveform">
      <svg
        viewBox={`0 0 ${Math.max(1, peaks.length) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {peaks.map((peak, place) => {
          const height = Math.max(LEAST, peak * HEIGHT);
          return (
            <rect
              // A peak has no name but its place.
              key={place}
              x={place * STEP}
              y={(HEIGHT - height) / 2}
              width={STEP - 1}
              height={height}
              {...(place < share * peaks.length && { className: 'waveform-played' })}
            />
          );
        })}
      </svg>
      <input
        type="range"
        min={0}
        max={seconds}
        step={0.1}
        value={Math.min(at, seconds)}
        aria-label={t('position')}
        aria-valuetext={t('positionOf', {
          at: durationOf(at * 1_000),
          length: durationOf(seconds * 1_000),
        })}
        onChange={({ currentTarget: { value } }) => onSeek(Number(value))}
      />
    </div>
  );
}

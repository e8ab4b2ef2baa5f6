'use client';

import type { CheckProgress, Measurement, Outcome } from '@switchboard/networking';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PictureBox, PictureLine } from './picture-parts';
import { pictureOf } from './picture-lines';
import type { LineState, PictureRow } from './picture-lines';
import { useMeasures } from '../measures/use-measures';

const WIDTH = 400;
const END_WIDTH = 76;
const SERVER = { x: 150, width: 100 };
const ROW_HEIGHT = 52;
const BOX_HEIGHT = 30;
const NEAR = { from: END_WIDTH, to: SERVER.x };
const FAR = { from: SERVER.x + SERVER.width, to: WIDTH - END_WIDTH };

/** This page, the servers, and the other side, with what is open between them. */
export function WayPicture({ progress }: { readonly progress: CheckProgress }): ReactElement {
  const t = useTranslations('check.picture');
  const said = useSaid();
  const picture = pictureOf(progress);
  const height = (picture.rows.length + 1) * ROW_HEIGHT;
  const alternative = [
    t(`direct.${picture.direct}`),
    ...picture.rows.map(({ row }) => said(row)),
  ].join(t('separator'));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="check-picture"
      role="img"
      aria-label={`${t('title')} ${alternative}`}
    >
      <PictureBox x={1} y={1} width={END_WIDTH - 1} height={height - 2} text={t('page')} />
      <PictureBox
        x={WIDTH - END_WIDTH}
        y={1}
        width={END_WIDTH - 1}
        height={height - 2}
        text={t('other')}
      />
      <PictureLine
        from={NEAR.from}
        to={FAR.to}
        y={ROW_HEIGHT / 2}
        state={picture.direct}
        isInUse={picture.isDirectInUse}
        text={t('directLine')}
      />
      {picture.rows.map((row, at) => (
        <ServerRow key={row.row.way?.url} row={row} y={(at + 1.5) * ROW_HEIGHT} />
      ))}
    </svg>
  );
}

function ServerRow({ row, y }: { readonly row: PictureRow; readonly y: number }): ReactElement {
  const t = useTranslations('check');
  const { milliseconds } = useMeasures();
  const { outcome, kind, measurement } = row.row;
  const { near, far, isInUse } = row;
  return (
    <>
      <PictureLine
        {...NEAR}
        y={y}
        state={near}
        isInUse={isInUse}
        text={outcome.status === 'works' ? milliseconds(outcome.tookMs) : ''}
      />
      {far && (
        <PictureLine
          {...FAR}
          y={y}
          state={far}
          isInUse={isInUse}
          text={measurement?.status === 'done' ? milliseconds(measurement.roundTripMs) : ''}
        />
      )}
      <PictureBox
        x={SERVER.x}
        y={y - BOX_HEIGHT / 2}
        width={SERVER.width}
        height={BOX_HEIGHT}
        text={t(`short.${kind}`)}
      />
    </>
  );
}

interface Sayable {
  readonly kind: PictureRow['row']['kind'];
  readonly outcome: Outcome;
  readonly measurement?: Measurement;
}

/** A row of the picture in words. */
function useSaid(): (row: Sayable) => string {
  const t = useTranslations('check');
  const { milliseconds } = useMeasures();
  return ({ kind, outcome, measurement }) => {
    const name = t(`kind.${kind}`);
    if (measurement?.status === 'done')
      return t('picture.passes', { name, time: milliseconds(measurement.roundTripMs) });
    const state: LineState = outcome.status === 'works' ? 'open' : 'closed';
    return outcome.status === 'waiting' || outcome.status === 'running'
      ? t('picture.unknown', { name })
      : t(`picture.${state}`, { name });
  };
}

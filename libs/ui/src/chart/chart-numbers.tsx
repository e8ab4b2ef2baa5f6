import type { ReactElement } from 'react';
import { valueText } from './series.ts';
import type { ChartWords, Series } from './series.ts';

/** The values of a chart, for who would rather read than look. */
export function ChartNumbers({
  id,
  title,
  times,
  series,
  words,
}: {
  readonly id: string;
  readonly title: string;
  readonly times: readonly Date[];
  readonly series: readonly Series[];
  readonly words: ChartWords;
}): ReactElement {
  return (
    // Long ones scroll, which a keyboard can only do where it can stand.
    <div id={id} className="time-chart-numbers" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {series.map(({ id: key, label }) => (
              <th key={key} scope="col" data-align="end">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, at) => (
            <tr key={time.getTime()}>
              <th scope="row">{words.formatTime(time)}</th>
              {series.map(({ id: key, values }) => (
                <td key={key} data-align="end">
                  {valueText(values[at], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

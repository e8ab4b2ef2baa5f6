/** @jest-environment jsdom */
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ChartKind, ChartWords } from './series.ts';
import { TimeChart } from './time-chart.tsx';

const words: ChartWords = {
  time: 'Hour',
  showNumbers: 'Show numbers',
  hideNumbers: 'Hide numbers',
  formatTime: (time) => `${time.getUTCHours()}:00`,
  formatValue: (value) => `${value}`,
};

const times = [9, 10, 11].map((hour) => new Date(Date.UTC(2026, 0, 15, hour)));
const series = [
  { id: 'issued', label: 'Issued', values: [3, 0, 7] },
  { id: 'refused', label: 'Refused', values: [1, 2, 3] },
];

function show(kind: ChartKind = 'bars') {
  return render(
    <MantineProvider env="test">
      <TimeChart
        title="Tokens"
        summary="Ten tokens were issued, most at 11:00."
        {...{ kind, times, series, words }}
      />
    </MantineProvider>,
  );
}

const plot = () => screen.getByRole('img', { name: 'Ten tokens were issued, most at 11:00.' });

describe('TimeChart', () => {
  it('tells in words what there is to see', () => {
    show();
    expect(plot()).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Issued',
      'Refused',
    ]);
  });

  it('stacks bars, and gives lines of one series a look besides their colour', () => {
    const { container, unmount } = show();
    expect(container.querySelectorAll('svg g rect')).toHaveLength(6);
    expect(container.querySelector('.time-chart-values')?.textContent).toBe('1050');
    unmount();
    const dashes = [...show('lines').container.querySelectorAll('path.time-chart-line')].map(
      (line) => line.getAttribute('stroke-dasharray'),
    );
    expect(dashes).toEqual([null, '6 4']);
  });

  it('tells a pointer the values of one time', () => {
    show();
    expect(plot().querySelectorAll('title')[2]?.textContent).toBe('11:00\nIssued: 7\nRefused: 3');
  });

  it('shows the numbers as a table, and hides them again', () => {
    show();
    const toggle = screen.getByRole('button', { name: 'Show numbers' });
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(toggle);
    const table = screen.getByRole('table', { name: 'Tokens' });
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows[0]).toEqual(['Hour', 'Issued', 'Refused']);
    expect(rows[3]).toEqual(['11:00', '7', '3']);
    fireEvent.click(screen.getByRole('button', { name: 'Hide numbers' }));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

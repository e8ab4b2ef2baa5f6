/** @jest-environment jsdom */
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { PageTitle, usePlace, useTitleCount } from './page-title.tsx';

function Thread({ name, unread = 0 }: { readonly name?: string; readonly unread?: number }) {
  usePlace(name);
  useTitleCount(unread);
  return null;
}

const page = (inside?: ReactElement, place?: string): ReactElement => (
  <PageTitle app="Switchboard" place={place}>
    {inside}
  </PageTitle>
);

describe('the title of a page', () => {
  it('is the app where there is no more to say', () => {
    render(page());
    expect(document.title).toBe('Switchboard');
  });

  it('says where one is, and follows', () => {
    const { rerender } = render(page(undefined, 'Rooms'));
    expect(document.title).toBe('Rooms – Switchboard');
    rerender(page(undefined, 'Calls'));
    expect(document.title).toBe('Calls – Switchboard');
  });

  it('is more exact where what is inside knows more, for as long as it is there', () => {
    const { rerender } = render(page(<Thread key="b" name="Bob" />, 'Conversations'));
    expect(document.title).toBe('Bob – Switchboard');
    rerender(page(<Thread key="c" name="Carla" />, 'Conversations'));
    expect(document.title).toBe('Carla – Switchboard');
    rerender(page(undefined, 'Conversations'));
    expect(document.title).toBe('Conversations – Switchboard');
  });

  it.each([
    [1, '(1) Bob – Switchboard'],
    [99, '(99) Bob – Switchboard'],
    [100, '(99+) Bob – Switchboard'],
  ])('begins with what is unread: %i', (unread, title) => {
    const { rerender } = render(page(<Thread name="Bob" unread={unread} />));
    expect(document.title).toBe(title);
    rerender(page());
    expect(document.title).toBe('Switchboard');
  });
});

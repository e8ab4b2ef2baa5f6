/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { useCursors } from './use-cursors.ts';

describe('useCursors', () => {
  it('goes forth, and back to where pages began', () => {
    const { result } = renderHook(() => useCursors('all'));
    expect(result.current).toMatchObject({ cursor: undefined, page: 1, previous: undefined });
    act(() => result.current.next('a'));
    act(() => result.current.next('b'));
    expect(result.current).toMatchObject({ cursor: 'b', page: 3 });
    act(() => result.current.previous?.());
    expect(result.current).toMatchObject({ cursor: 'a', page: 2 });
    act(() => result.current.previous?.());
    expect(result.current).toMatchObject({ cursor: undefined, page: 1 });
  });

  it('begins again when something else is paged through', () => {
    const { result, rerender } = renderHook(({ list }) => useCursors(list), {
      initialProps: { list: 'all' },
    });
    act(() => result.current.next('a'));
    rerender({ list: 'refused' });
    expect(result.current).toMatchObject({ cursor: undefined, page: 1 });
  });
});

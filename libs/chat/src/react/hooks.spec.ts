/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createChat } from '../chat.ts';
import { FakeChatService } from '../testing/fake-chat-service.ts';
import { ChatProvider, useChat, useChatState, useThread, useThreadList } from './index.ts';

const THREAD = '19:a@thread.v2';
const OTHER = '19:b@thread.v2';

function setUp() {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  service.addThread(OTHER, 'Dinner', ['alice', 'bob']);
  const chat = createChat({ client: service, self: 'alice', displayName: () => 'Alice', clock });
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(ChatProvider, { chat, children });
  return { chat, service, wrapper };
}

describe('useThreadList', () => {
  it('follows the order of what happens', async () => {
    const { chat, service, wrapper } = setUp();
    const { result } = renderHook(() => useThreadList(), { wrapper });
    expect(result.current).toEqual({ status: 'loading', threads: [] });
    await act(() => chat.start());
    expect(result.current.status).toBe('complete');
    for (const id of [THREAD, OTHER]) {
      act(() => service.emitReceived(id, service.store(id, 'bob', 'hello')));
      expect(result.current.threads[0]?.id).toBe(id);
    }
    await act(() => chat.end());
  });

  it('gives the same list when nothing changed', async () => {
    const { chat, wrapper } = setUp();
    await chat.start();
    const { result, rerender } = renderHook(() => useThreadList(), { wrapper });
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
    await act(() => chat.end());
  });
});

describe('useThread', () => {
  it('reads a thread on first use, and another one when asked for it', async () => {
    const { chat, service, wrapper } = setUp();
    service.store(THREAD, 'bob', 'at noon');
    service.store(OTHER, 'bob', 'at eight');
    await chat.start();
    const { result, rerender } = renderHook(({ id }) => useThread(id), {
      wrapper,
      initialProps: { id: THREAD },
    });
    await act(() => chat.open(THREAD));
    expect(result.current).toMatchObject({ topic: 'Lunch', history: 'complete' });
    expect(result.current?.timeline).toMatchObject([{ body: 'at noon' }]);
    rerender({ id: OTHER });
    await act(() => chat.open(OTHER));
    expect(result.current?.timeline).toMatchObject([{ body: 'at eight' }]);
    expect(service.calls.filter((call) => call === 'listMessages')).toHaveLength(2);
    await act(() => chat.end());
  });

  it('says when reading failed instead of throwing', async () => {
    const { chat, service, wrapper } = setUp();
    service.failures.set('listMessages', [Object.assign(new Error(), { statusCode: 503 })]);
    await chat.start();
    const { result } = renderHook(() => useThread(THREAD), { wrapper });
    await act(() => chat.settled());
    expect(result.current?.history).toBe('failed');
    await act(() => chat.end());
  });
});

describe('useChatState', () => {
  it('renders again only when the selected part changed', async () => {
    const { chat, service, wrapper } = setUp();
    await chat.start();
    let renders = 0;
    const { result } = renderHook(
      () => {
        renders++;
        return useChatState(({ connection }) => connection);
      },
      { wrapper },
    );
    expect(result.current).toBe('connected');
    const before = renders;
    act(() => service.emitReceived(THREAD, service.store(THREAD, 'bob', 'hello')));
    expect(renders).toBe(before);
    act(() => service.emit('realTimeNotificationDisconnected'));
    expect(result.current).toBe('reconnecting');
    await act(() => chat.end());
  });

  it('stops listening when the page is gone', async () => {
    const { chat, service, wrapper } = setUp();
    await chat.start();
    let selected = 0;
    const { unmount } = renderHook(() => useChatState(() => ++selected > 0), { wrapper });
    unmount();
    const before = selected;
    service.emit('realTimeNotificationDisconnected');
    expect(selected).toBe(before);
    await act(() => chat.end());
  });
});

describe('useChat', () => {
  it('needs a provider, and says so', () => {
    expect(() => renderHook(() => useChat())).toThrow('useChat needs a <ChatProvider> around it.');
  });
});

import { EventEmitter, getEventListeners } from 'node:events';
import { News } from './news.ts';

describe('news', () => {
  it('count once however much there was, and are over once they were looked at', async () => {
    const emitter = new EventEmitter();
    using news = new News(emitter);
    emitter.emit('activity');
    emitter.emit('activity');
    await news.next(new AbortController().signal);
    let again = false;
    const waiting = news.next(new AbortController().signal).then(() => (again = true));
    await Promise.resolve();
    expect(again).toBe(false);
    emitter.emit('activity');
    await waiting;
  });

  it('leave no listener behind, neither when there are some nor when nobody waits', async () => {
    const emitter = new EventEmitter();
    const leaving = new AbortController();
    const news = new News(emitter);
    for (let time = 0; time < 5; time += 1) {
      const waiting = news.next(leaving.signal);
      emitter.emit('activity');
      await waiting;
    }
    expect(getEventListeners(leaving.signal, 'abort')).toEqual([]);
    const last = news.next(leaving.signal);
    leaving.abort();
    await last;
    news[Symbol.dispose]();
    expect(emitter.listenerCount('activity')).toBe(0);
  });
});

import { Questions } from './questions.ts';

describe('questions to a process', () => {
  it('are answered each by its own answer', async () => {
    const questions = new Questions<string>();
    const ids: number[] = [];
    const asked = [1, 2].map(() => questions.ask((id) => void ids.push(id)));
    questions.answered(ids[1]!, 'second');
    questions.answered(ids[0]!, 'first');
    questions.answered(99, 'nobody asked');
    await expect(Promise.all(asked)).resolves.toEqual(['first', 'second']);
  });

  it('have no answer once the process is gone', async () => {
    const questions = new Questions<string>();
    const asked = questions.ask(() => undefined);
    questions.abandon();
    await expect(asked).resolves.toBeUndefined();
  });
});

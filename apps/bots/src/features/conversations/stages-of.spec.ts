import { stagesOf } from './stages-of';

describe('the stages of a turn', () => {
  it('come in their order, without what is counted twice', () => {
    expect(stagesOf({ perform: 15, wait: 5, decide: 2, heard: 3 })).toEqual([
      { id: 'heard', ms: 3, share: 0.15 },
      { id: 'decide', ms: 2, share: 0.1 },
      { id: 'wait', ms: 5, share: 0.25 },
      { id: 'perform', ms: 10, share: 0.5 },
    ]);
  });

  it('are those that were measured', () => {
    expect(stagesOf({})).toEqual([]);
    expect(stagesOf({ skill: 0 })).toEqual([{ id: 'skill', ms: 0, share: 0 }]);
    expect(stagesOf({ perform: 1, wait: 2 }).at(-1)).toMatchObject({ id: 'perform', ms: 0 });
  });
});

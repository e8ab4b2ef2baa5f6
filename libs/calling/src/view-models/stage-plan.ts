import type { CallSnapshot, ParticipantSnapshot } from '../state.ts';

/** Tiles of one page of the grid: more are too small to know anybody. */
export const MAX_TILES = 9;
/** Small tiles beside whoever speaks. */
export const MAX_BESIDE = 6;

export type StageLayout = 'grid' | 'speaker';

export interface TilePlace {
  readonly who: string;
  readonly source: 'camera' | 'screen';
}

export interface StagePlan {
  /** Large, in the middle; nobody in a grid. */
  readonly main: TilePlace | undefined;
  readonly tiles: readonly TilePlace[];
  /** How many there is no room for. */
  readonly hidden: number;
  /** Which page it is: the last one when there are fewer than were asked for. */
  readonly page: number;
  readonly lastPage: number;
}

/**
 * Who is shown where. A shared screen is always large; else, in the speaker layout, whoever was
 * pinned, is in the spotlight, or spoke last.
 *
 * @param pinned raw id of whom this viewer has pinned
 * @param page of the grid, from 0
 */
export function planStage(
  call: CallSnapshot,
  self: string,
  options: {
    readonly layout: StageLayout;
    readonly pinned?: string | undefined;
    readonly page: number;
  },
): StagePlan {
  const people = order(call, options.pinned);
  const main = mainOf(call, self, people, options);
  const cameras = [self, ...people.map(({ id }) => id)].map((who): TilePlace => ({
    who,
    source: 'camera',
  }));
  const rest = cameras.filter(({ who }) => main?.source === 'screen' || who !== main?.who);
  const room = main ? MAX_BESIDE : MAX_TILES;
  const pages = Math.max(1, Math.ceil(rest.length / room));
  const page = Math.min(options.page, pages - 1);
  const tiles = rest.slice(page * room, (page + 1) * room);
  return { main, tiles, hidden: rest.length - tiles.length, page, lastPage: pages - 1 };
}

/** Pinned and spotlighted first, then those with a picture, then as they spoke. */
function order(call: CallSnapshot, pinned: string | undefined): ParticipantSnapshot[] {
  const spoke = (id: string): number => {
    const at = call.dominant.indexOf(id);
    return at < 0 ? call.dominant.length : at;
  };
  const rank = ({ id, spotlight, camera }: ParticipantSnapshot): number[] => [
    id === pinned ? 0 : 1,
    spotlight ? 0 : 1,
    camera?.available ? 0 : 1,
    spoke(id),
  ];
  return Object.values(call.participants)
    .map((person) => ({ person, rank: rank(person) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.person.id < b.person.id ? -1 : 1))
    .map(({ person }) => person);
}

function mainOf(
  call: CallSnapshot,
  self: string,
  people: readonly ParticipantSnapshot[],
  { layout, pinned }: { readonly layout: StageLayout; readonly pinned?: string | undefined },
): TilePlace | undefined {
  const sharer = people.find(({ screen }) => screen?.available);
  if (sharer) return { who: sharer.id, source: 'screen' };
  if (call.screen === 'on') return { who: self, source: 'screen' };
  if (layout === 'grid' && pinned === undefined) return undefined;
  const lit = people.find(({ id, spotlight }) => id === pinned || spotlight);
  const speaker = call.dominant.find((id) => call.participants[id]);
  const who = lit?.id ?? speaker ?? people[0]?.id;
  return who === undefined ? undefined : { who, source: 'camera' };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Columns of a grid that is as square as it gets. */
export function columnsFor(count: number, wide: boolean): number {
  const columns = Math.ceil(Math.sqrt(count));
  return wide ? Math.max(1, columns) : Math.min(2, Math.max(1, count > 2 ? 2 : 1));
}

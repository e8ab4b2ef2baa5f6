import { graphlib, layout } from '@dagrejs/dagre';
import type { Flow } from '@switchboard/bots';
import { edgesOf } from './edges-of';
import type { FlowEdge } from './edges-of';

/** Of a step, in pixels. */
export const STEP = { width: 196, height: 76 };
const GAP = { nodesep: 28, ranksep: 56, marginx: 16, marginy: 16 };
const LABEL_HEIGHT = 18;
const CHARACTER_WIDTH = 6.5;
/** What stands on an edge. */
const MAX_LABEL = 18;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge extends FlowEdge {
  readonly points: readonly Point[];
  /** Where its label is, by its middle. */
  readonly at: Point;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  /** Of each step, the upper left corner. */
  readonly steps: ReadonlyMap<string, Point>;
  readonly edges: readonly PlacedEdge[];
}

/** Where each step of a flow stands, from its start downwards. A step that is not there is drawn nowhere. */
export function layoutFlow(flow: Flow): FlowLayout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', ...GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const name of Object.keys(flow.steps)) graph.setNode(name, { ...STEP });
  const edges = edgesOf(flow).filter(({ to }) => Object.hasOwn(flow.steps, to));
  for (const [index, { from, to, label = '' }] of edges.entries()) {
    const width = Math.min(label.length, MAX_LABEL) * CHARACTER_WIDTH;
    const size = label === '' ? {} : { width, height: LABEL_HEIGHT, labelpos: 'c' };
    graph.setEdge(from, to, size, String(index));
  }
  // The start stands above all, also above what can be answered anywhere.
  for (const name of Object.keys(flow.steps))
    if (name !== flow.start && graph.inEdges(name)?.length === 0)
      graph.setEdge(flow.start, name, { weight: 0 }, 'below');
  layout(graph);
  return withinBounds({
    steps: new Map(Object.keys(flow.steps).map((name) => [name, cornerOf(graph.node(name))])),
    edges: edges.map((edge, index) => placed(edge, graph.edge(edge.from, edge.to, String(index)))),
  });
}

/** Lines may leave what the layout counts as its size, to the left as well. */
function withinBounds({ steps, edges }: Pick<FlowLayout, 'steps' | 'edges'>): FlowLayout {
  const corners = [...steps.values()];
  const points = edges.flatMap((edge) => edge.points);
  const xs = [...corners.map(({ x }) => x), ...points.map(({ x }) => x)];
  const left = GAP.marginx - Math.min(GAP.marginx, ...xs);
  const moved = ({ x, y }: Point): Point => ({ x: x + left, y });
  const right = Math.max(0, ...corners.map(({ x }) => x + STEP.width), ...points.map(({ x }) => x));
  const bottom = Math.max(0, ...corners.map(({ y }) => y + STEP.height));
  return {
    width: right + left + GAP.marginx,
    height: bottom + GAP.marginy,
    steps: new Map([...steps].map(([name, corner]) => [name, moved(corner)])),
    edges: edges.map((edge) => ({ ...edge, at: moved(edge.at), points: edge.points.map(moved) })),
  };
}

function cornerOf(middle: unknown): Point {
  const { x, y } = middle as Point;
  return { x: x - STEP.width / 2, y: y - STEP.height / 2 };
}

function placed(edge: FlowEdge, found: unknown): PlacedEdge {
  const { points, x, y } = found as { points: readonly Point[]; x?: number; y?: number };
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  return { ...edge, points, at: { x: x ?? middle.x, y: y ?? middle.y } };
}

/** As much of a label as there is room for. */
export function shortLabel(label: string): string {
  return label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL - 1)}…` : label;
}

/** How far to scroll, along one side, so that what begins there is seen: to its middle, unless it is seen already. */
export function scrolledTo(start: number, length: number, scrolled: number, seen: number): number {
  const isSeen = start >= scrolled && start + length <= scrolled + seen;
  return isSeen ? scrolled : Math.max(0, start + length / 2 - seen / 2);
}

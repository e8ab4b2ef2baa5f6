import type { Clock, Scope } from '@switchboard/kernel';
import type { ReactionKind, ReactionState } from './state.ts';

/** How long a reaction floats over its sender, and how many do at once. */
const REACTION_MS = 4_000;
const MAX_REACTIONS = 20;

/** The reactions that float now; each goes by itself. */
export class Reactions {
  readonly #scope: Scope;
  readonly #clock: Clock;
  readonly #changed: (shown: readonly ReactionState[]) => void;
  #shown: readonly ReactionState[] = [];
  #last = 0;

  constructor(scope: Scope, clock: Clock, changed: (shown: readonly ReactionState[]) => void) {
    this.#scope = scope;
    this.#clock = clock;
    this.#changed = changed;
  }

  add(from: string, kind: ReactionKind): void {
    const key = ++this.#last;
    this.#show([...this.#shown.slice(1 - MAX_REACTIONS), { key, from, kind }]);
    const timer = this.#scope.child();
    timer.use(
      this.#clock.after(REACTION_MS, () => {
        this.#show(this.#shown.filter((one) => one.key !== key));
        void timer.end();
      }),
    );
  }

  #show(shown: readonly ReactionState[]): void {
    this.#shown = shown;
    this.#changed(shown);
  }
}

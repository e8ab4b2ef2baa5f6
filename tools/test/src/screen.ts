type Output = Pick<NodeJS.WriteStream, 'write'>;

/** Where a check prints to. What runs beside another one is held back until that has been told. */
export class Screen {
  #held: [Output, Buffer][] | undefined = [];

  write(to: Output, chunk: Buffer): void {
    if (this.#held) this.#held.push([to, chunk]);
    else to.write(chunk);
  }

  /** From now on it is seen as it comes. */
  show(): void {
    for (const [to, chunk] of this.#held ?? []) to.write(chunk);
    this.#held = undefined;
  }
}

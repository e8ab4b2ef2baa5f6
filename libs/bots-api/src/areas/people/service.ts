/** What bots remember of people. */
export interface MemoryService {
  /** Deletes what is remembered of somebody, and conversations with them that are over. */
  forget(who: string): Promise<void>;
}

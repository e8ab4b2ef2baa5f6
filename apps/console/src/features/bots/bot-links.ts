interface BotLinks {
  /** What it says and asks. */
  readonly flow: string | undefined;
  /** Its conversations in which something went wrong. */
  readonly problems: string | undefined;
}

/** The pages of a bot where bots are built; none where nobody says where that is. */
export function botLinks(botsUrl: string | undefined, botId: string): BotLinks {
  if (botsUrl === undefined) return { flow: undefined, problems: undefined };
  return {
    flow: new URL(`/bots/${botId}`, botsUrl).href,
    problems: new URL(`/conversations?bot=${botId}&only=problem`, botsUrl).href,
  };
}

/**
 * What the calling SDK says of its data channel. Within a call it limits the rate itself; keeping to it here means
 * that what waits is known, and can be told.
 *
 * A message has at most 32 KB, and names at most 64 participants. Durable channels carry 64 kbit/s, lossy ones
 * 512 kbit/s, lossy ones of high priority 200 kbit/s. When broadcasting there is less: 80 % of what is received is
 * taken off that, and 80 packets of 1,200 bytes a second is all. A receiver closes after two minutes of silence, and
 * is made again when the next message comes.
 *
 * @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/data-channel
 */
export const CALL_LIMITS = {
  maxMessageBytes: 32 * 1024,
  maxRecipients: 64,
  bitsPerSecond: { reliable: 64_000, unreliable: 512_000, urgent: 200_000 },
  /**
   * Not documented for messages that name their recipients. Services count requests all the same (ours takes 60 a
   * second of a client), and the call itself needs some of them.
   */
  messagesPerSecond: 50,
} as const;

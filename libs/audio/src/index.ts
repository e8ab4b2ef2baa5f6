export type { Frame } from './frame/frame.ts';
export { silentFrame } from './frame/frame.ts';
export { levelOf, SILENCE_DBOV } from './frame/level.ts';
export { FRAME_MS, samplesPerFrame } from './frame/sample-rate.ts';
export type { SampleRate } from './frame/sample-rate.ts';
export { aLaw } from './g711/a-law.ts';
export type { Companding } from './g711/companding.ts';
export { muLaw } from './g711/mu-law.ts';
export { resampler } from './resample/resampler.ts';
export type { Resampler } from './resample/resampler.ts';
export { ntpTimeOf } from './rtcp/ntp-time.ts';
export type { NtpTime } from './rtcp/ntp-time.ts';
export { readRtcp } from './rtcp/read-rtcp.ts';
export { Reception } from './rtcp/reception.ts';
export type { ReceptionStatistics } from './rtcp/reception.ts';
export type { ReportBlock } from './rtcp/report-block.ts';
export type {
  Goodbye,
  ReceiverReport,
  RtcpPacket,
  SenderReport,
  SourceDescription,
} from './rtcp/rtcp-packet.ts';
export { writeRtcp } from './rtcp/write-rtcp.ts';
export { isRtcp, readRtp } from './rtp/read-rtp.ts';
export type { RtpPacket } from './rtp/rtp-packet.ts';
export { RtpSender } from './rtp/rtp-sender.ts';
export type { RtpPayload, RtpStart, SentTotals } from './rtp/rtp-sender.ts';
export { writeRtp } from './rtp/write-rtp.ts';
export type { Codec, CodecName } from './codec/codec.ts';
export { g711Codec } from './codec/g711-codec.ts';
export { opusCodec } from './codec/opus-codec.ts';
export type { OpusOptions } from './codec/opus-codec.ts';
export { JITTER_LIMITS } from './jitter/jitter-limits.ts';
export type { JitterCounts, JitterLimits } from './jitter/jitter-limits.ts';
export { Playout } from './jitter/playout.ts';
export type { PlayoutStatistics } from './jitter/playout.ts';
export { audioErrors } from './audio-errors.ts';
export type { AudioErrorCode } from './audio-errors.ts';
export { isDigit } from './dtmf/digit.ts';
export type { Digit } from './dtmf/digit.ts';
export { DigitReceiver } from './dtmf/digit-receiver.ts';
export { DigitSender } from './dtmf/digit-sender.ts';
export type { DigitSenderOptions, EventPacket } from './dtmf/digit-sender.ts';
export { Loudness } from './mixer/loudness.ts';
export { Mixer } from './mixer/mixer.ts';
export type { MixedParticipant, MixerOptions } from './mixer/mixer.ts';
export type { Address } from './socket/address.ts';
export type { LatchLimits } from './socket/latch.ts';
export { PortRange } from './socket/port-range.ts';
export { RtpSocket } from './socket/rtp-socket.ts';
export type { RemoteMedia, RtpSocketOptions, SocketCounts } from './socket/rtp-socket.ts';
export type { Protection } from './srtp/protection.ts';
export { newSdesKey, SRTP_SUITE } from './srtp/sdes-key.ts';
export { srtp } from './srtp/srtp.ts';
export { Ticker } from './ticker/ticker.ts';
export type { TickerCounts, TickerOptions } from './ticker/ticker.ts';
export { framesOf } from './wav/frames-of.ts';
export { readWav } from './wav/read-wav.ts';
export type { ReadWavOptions } from './wav/read-wav.ts';
export type { WavSound } from './wav/wav.ts';
export { wavHeader, writeWav } from './wav/write-wav.ts';
export type { LegMedia } from './leg/leg-media.ts';
export type { PeerReport } from './leg/leg-reports.ts';
export { RtpLeg } from './leg/rtp-leg.ts';
export type { LegStatistics, RtpLegOptions } from './leg/rtp-leg.ts';

export { CallingProvider, useCalling } from './context.ts';
export {
  useCall,
  useCallAgent,
  useCallQuality,
  useCalls,
  useCallSession,
  useCapabilities,
  useDevices,
  useIncomingCalls,
  useLocalVideo,
  useMediaStats,
  useMicrophoneLevel,
  useParticipant,
  useParticipants,
  useRaisedHands,
  useReactions,
  useScreenShare,
  useVideoView,
} from './hooks.ts';
export { useCallingState } from './use-calling-state.ts';
